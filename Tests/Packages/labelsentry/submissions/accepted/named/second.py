# The beginning by submissions.yaml.
print(input())
