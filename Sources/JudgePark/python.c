#include "api.h"
#include "end.h"
#include "python.h"

#include <dirent.h>
#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct python_api py;

/// sys.modules as it was before our imports.
static object *first_modules;

bool python_find(void) {
    static const struct { const char *name; size_t place; } functions[] = {
#define FUNCTION(name) {#name, offsetof(__typeof__(py), name)}
        FUNCTION(PyGILState_Ensure), FUNCTION(PyOS_BeforeFork), FUNCTION(PyOS_AfterFork_Parent), FUNCTION(PyOS_AfterFork_Child),
        FUNCTION(PyRun_AnyFileExFlags), FUNCTION(Py_FinalizeEx), FUNCTION(PySys_GetObject), FUNCTION(PyObject_GetAttrString),
        FUNCTION(PyObject_Type), FUNCTION(PyType_IsSubtype), FUNCTION(PyType_GetSlot), FUNCTION(PyLong_AsLong),
        FUNCTION(PyCapsule_New), FUNCTION(PySys_SetObject), FUNCTION(PyImport_ImportModule), FUNCTION(PyImport_GetModuleDict),
        FUNCTION(PyDict_Copy), FUNCTION(PyDict_GetItemString), FUNCTION(PyList_New), FUNCTION(PyList_Append),
        FUNCTION(PyList_Insert), FUNCTION(PyList_GetItem), FUNCTION(PyList_Size), FUNCTION(PyList_SetSlice),
        FUNCTION(PyUnicode_DecodeFSDefault), FUNCTION(PyObject_CallMethod), FUNCTION(PyCFunction_NewEx),
        FUNCTION(Py_BuildValue), FUNCTION(PyDict_DelItem), FUNCTION(PyDict_Next), FUNCTION(PyDict_GetItem),
        FUNCTION(PyDict_SetItemString), FUNCTION(PyDict_Update), FUNCTION(PyModule_New), FUNCTION(PyModule_GetDict),
        FUNCTION(PyDict_Size), FUNCTION(PyErr_Print), FUNCTION(PyErr_Clear), FUNCTION(Py_IncRef), FUNCTION(Py_DecRef)};
#undef FUNCTION
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(RTLD_DEFAULT, functions[i].name);
        if (!function) {
            fprintf(stderr, "this interpreter has no %s\n", functions[i].name);
            return false;
        }
        memcpy((char *)&py + functions[i].place, &function, sizeof function);
    }
    // The interpreter's lock is let go of while a file is opened, and never again here: nobody returns from where we are.
    py.PyGILState_Ensure();
    return true;
}

// ---- what is imported before

static bool import_all(char *names) {
    for (char *save, *name = strtok_r(names, ",", &save); name; name = strtok_r(NULL, ",", &save)) {
        object *module = py.PyImport_ImportModule(name);
        if (!module) {
            py.PyErr_Print();
            return false;
        }
        py.Py_DecRef(module);
    }
    return true;
}

object *borrow_module(const char *name) {
    object *modules = py.PyImport_GetModuleDict(), *word = py.PyUnicode_DecodeFSDefault(name);
    bool was_there = py.PyDict_GetItemString(modules, name);
    object *module = py.PyImport_ImportModule(name);
    if (module && word && !was_there) py.PyDict_DelItem(modules, word);
    return module;
}

object *copy_modules(void) {
    object *copy = py.PyDict_Copy(py.PyImport_GetModuleDict()), *own = py.PyUnicode_DecodeFSDefault("__main__");
    if (copy && own) py.PyDict_DelItem(copy, own);
    return copy;
}

bool python_import(char *names) {
    first_modules = copy_modules();
    object *path = py.PySys_GetObject("path");
    if (!first_modules || !path || py.PyList_Size(path) < 1) return false;
    // The program's folder: nothing of it is to be imported here.
    object *own = py.PyList_GetItem(path, 0);
    py.Py_IncRef(own);
    bool imported = end_begin() && py.PyList_SetSlice(path, 0, 1, NULL) == 0 && import_all(names) &&
                    py.PyList_Insert(path, 0, own) == 0 && end_prepare();
    py.Py_DecRef(own);
    return imported;
}

bool python_clashes(const char *folder) {
    DIR *entries = opendir(folder);
    object *modules = py.PyImport_GetModuleDict();
    bool clashes = !entries;
    for (struct dirent *entry; !clashes && (entry = readdir(entries));) {
        // `name.py`, `name.cpython-311-x86_64-linux-gnu.so` and the folder `name`.
        char name[256];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(entry->d_name, "."), entry->d_name);
        // Every interpreter has a __main__, and none imports it from a file.
        clashes = *name && strcmp(name, "__main__") != 0 && py.PyDict_GetItemString(modules, name) &&
                  !py.PyDict_GetItemString(first_modules, name);
    }
    if (entries) closedir(entries);
    return clashes;
}

// ---- forks

void python_before_fork(void) { py.PyOS_BeforeFork(); }
void python_after_fork(void) { py.PyOS_AfterFork_Parent(); }

static void reseed(const char *name) {
    object *module = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), name);
    if (!module) return;
    object *seed = py.PyObject_CallMethod(module, "seed", NULL);
    if (seed) py.Py_DecRef(seed);
    else py.PyErr_Clear();
}

// `random` does so by itself after a fork; these have drawn their seed when they were imported. Here that makes no page a fork's own.
void python_reseed(void) {
    reseed("numpy.random");
    reseed("torch");
}

void python_after_fork_in_child(void) { py.PyOS_AfterFork_Child(); }

// ---- the program

static object *list_of(const char *const *words, unsigned count) {
    object *list = py.PyList_New(0);
    for (unsigned i = 0; list && i < count; i++) {
        object *word = py.PyUnicode_DecodeFSDefault(words[i]);
        if (!word || py.PyList_Append(list, word) != 0) _exit(1);
        py.Py_DecRef(word);
    }
    return list;
}

static void set_arguments(const char *const *arguments, unsigned count) {
    object *list = list_of(arguments, count);
    if (!list || py.PySys_SetObject("argv", list) != 0) _exit(1);
    py.Py_DecRef(list);
    // Of the whole command line, the last word is the file that we were parked with.
    object *line = py.PySys_GetObject("orig_argv");
    list = list_of(arguments, count);
    ssize_t size = line ? py.PyList_Size(line) : 0;
    if (list && size > 0) py.PyList_SetSlice(line, size - 1, size, list);
    if (list) py.Py_DecRef(list);
}

void python_run(const char *const *arguments, unsigned count) {
    set_arguments(arguments, count);
    end_watch();
    FILE *program = fopen(arguments[0], "rb");
    int status = 2;
    if (program) status = py.PyRun_AnyFileExFlags(program, arguments[0], 1, NULL) != 0;
    else perror(arguments[0]);
    end_with(status);
}
