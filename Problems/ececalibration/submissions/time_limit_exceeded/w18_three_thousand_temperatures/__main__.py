"""Entry point for tools that start Python packages by this name: runs main.py beside it."""

import os
import runpy

here = os.path.dirname(os.path.abspath(__file__))
runpy.run_path(os.path.join(here, "main.py"), run_name="__main__")
