#include "python.h"

#include <dirent.h>
#include <dlfcn.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct object object;

// Each a function of Python's C API (https://docs.python.org/3/c-api/).
static struct {
    int (*PyGILState_Ensure)(void);
    void (*PyOS_BeforeFork)(void);
    void (*PyOS_AfterFork_Parent)(void);
    void (*PyOS_AfterFork_Child)(void);
    int (*PyRun_AnyFileExFlags)(FILE *, const char *, int, void *);
    int (*Py_FinalizeEx)(void);
    object *(*PyObject_GetAttrString)(object *, const char *);
    object *(*PyObject_Type)(object *);
    int (*PyType_IsSubtype)(object *, object *);
    object *(*PyCapsule_New)(void *, const char *, void (*)(object *));
    object *(*PySys_GetObject)(const char *);
    int (*PySys_SetObject)(const char *, object *);
    object *(*PyImport_ImportModule)(const char *);
    object *(*PyImport_GetModuleDict)(void);
    object *(*PyDict_Copy)(object *);
    object *(*PyDict_GetItemString)(object *, const char *);
    int (*PyDict_DelItem)(object *, object *);
    int (*PyDict_Next)(object *, ssize_t *, object **, object **);
    object *(*PyDict_GetItem)(object *, object *);
    int (*PyDict_SetItemString)(object *, const char *, object *);
    int (*PyDict_Update)(object *, object *);
    object *(*PyModule_New)(const char *);
    object *(*PyModule_GetDict)(object *);
    ssize_t (*PyDict_Size)(object *);
    object *(*PyList_New)(ssize_t);
    int (*PyList_Append)(object *, object *);
    int (*PyList_Insert)(object *, ssize_t, object *);
    object *(*PyList_GetItem)(object *, ssize_t);
    ssize_t (*PyList_Size)(object *);
    int (*PyList_SetSlice)(object *, ssize_t, ssize_t, object *);
    object *(*PyUnicode_DecodeFSDefault)(const char *);
    object *(*PyObject_CallMethod)(object *, const char *, const char *, ...);
    object *(*PyCFunction_NewEx)(void *, object *, object *);
    object *(*Py_BuildValue)(const char *, ...);
    void (*PyErr_Print)(void);
    void (*PyErr_Clear)(void);
    void (*Py_IncRef)(object *);
    void (*Py_DecRef)(object *);
} py;

/// Set when a KeyboardInterrupt ended the program: then the interpreter ends by SIGINT (exit_sigint in CPython's Modules/main.c).
static int *interrupted;
/// sys.modules as it was before and after our imports.
static object *first_modules, *imported_modules;
/// How many names each of the latter had, in their order.
static ssize_t name_counts[4096];

bool python_find(void) {
    static const struct { const char *name; size_t place; } functions[] = {
#define FUNCTION(name) {#name, offsetof(__typeof__(py), name)}
        FUNCTION(PyGILState_Ensure), FUNCTION(PyOS_BeforeFork), FUNCTION(PyOS_AfterFork_Parent),
        FUNCTION(PyOS_AfterFork_Child), FUNCTION(PyRun_AnyFileExFlags), FUNCTION(Py_FinalizeEx), FUNCTION(PySys_GetObject),
        FUNCTION(PyObject_GetAttrString), FUNCTION(PyObject_Type), FUNCTION(PyType_IsSubtype), FUNCTION(PyCapsule_New),
        FUNCTION(PySys_SetObject), FUNCTION(PyImport_ImportModule), FUNCTION(PyImport_GetModuleDict), FUNCTION(PyDict_Copy),
        FUNCTION(PyDict_GetItemString), FUNCTION(PyList_New), FUNCTION(PyList_Append), FUNCTION(PyList_Insert),
        FUNCTION(PyList_GetItem), FUNCTION(PyList_Size), FUNCTION(PyList_SetSlice), FUNCTION(PyUnicode_DecodeFSDefault),
        FUNCTION(PyObject_CallMethod), FUNCTION(PyCFunction_NewEx), FUNCTION(Py_BuildValue), FUNCTION(PyDict_DelItem),
        FUNCTION(PyDict_Next), FUNCTION(PyDict_GetItem), FUNCTION(PyDict_SetItemString), FUNCTION(PyDict_Update),
        FUNCTION(PyModule_New), FUNCTION(PyModule_GetDict), FUNCTION(PyDict_Size), FUNCTION(PyErr_Print), FUNCTION(PyErr_Clear),
        FUNCTION(Py_IncRef), FUNCTION(Py_DecRef)};
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
    interrupted = dlsym(RTLD_DEFAULT, "_Py_UnhandledKeyboardInterrupt");
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

// ---- the end of a program

static struct {
    /// Whether the program has come to its end by itself: with sys.exit() CPython alone knows the status.
    bool is_reached;
    int status;
    /// The streams that it began with.
    object *output, *errors;
    /// The module gc, and the type of all files.
    object *collector, *file;
} end;

// Ends the process as an interpreter does that is taken apart.
__attribute__((noreturn)) static void leave(int status) {
    if (interrupted && *interrupted) {
        signal(SIGINT, SIG_DFL);
        kill(getpid(), SIGINT);
    }
    exit(status);
}

static bool flush(object *stream) {
    object *done = py.PyObject_CallMethod(stream, "flush", NULL);
    if (done) py.Py_DecRef(done);
    else py.PyErr_Clear();
    return done;
}

// By its type alone: to ask the object itself could run code of the program.
static bool is_file(object *one) {
    object *type = py.PyObject_Type(one);
    bool is_file = py.PyType_IsSubtype(type, end.file);
    py.Py_DecRef(type);
    return is_file;
}

// What is out of the interpreter's sight may hold files of the program: what was written to them is to be there.
static void flush_all(void) {
    object *objects = py.PyObject_CallMethod(end.collector, "get_objects", NULL);
    if (!objects) return py.PyErr_Clear();
    for (ssize_t i = 0; i < py.PyList_Size(objects); i++) {
        object *one = py.PyList_GetItem(objects, i);
        if (is_file(one)) flush(one);
    }
}

// Called when the interpreter has let go of all modules, and begins to take itself apart.
static void leave_at_once(object *capsule) {
    (void)capsule;
    flush_all();
    flush(end.output);
    flush(end.errors);
    // Not all there are: a thread may wait with one in its hands.
    fflush(stdout);
    if (!interrupted || !*interrupted) _exit(end.status);
    leave(end.status);
}

// What the interpreter would still do after its modules are gone, nobody sees; and every page that it or a library's destructors
// touch for that is copied for the fork. Of the names in sys it lets go last, and of this one last of all (_PyModule_ClearDict).
static void shorten_end(void) {
    if (!end.is_reached || py.PySys_GetObject("stdout") != end.output || py.PySys_GetObject("stderr") != end.errors) return;
    // What cannot be written is the interpreter's to tell, and to make its status of.
    if (!flush(end.output) || !flush(end.errors)) return;
    object *capsule = py.PyCapsule_New(&end, NULL, leave_at_once);
    if (!capsule) return;
    // Not before: who replaces them lets go of them, and that is when they write what they hold.
    py.Py_IncRef(end.output), py.Py_IncRef(end.errors);
    py.PySys_SetObject("__builtins__", capsule);
    py.Py_DecRef(capsule);
}

// How many names a module has; -1: it is no module.
static ssize_t count_names(object *module) {
    object *names = py.PyModule_GetDict(module);
    if (!names) py.PyErr_Clear();
    return names ? py.PyDict_Size(names) : -1;
}

static void count_all_names(void) {
    object *name, *module;
    const ssize_t most = sizeof name_counts / sizeof *name_counts;
    ssize_t number = 0;
    for (ssize_t place = 0; number < most && py.PyDict_Next(imported_modules, &place, &name, &module); number++)
        name_counts[number] = count_names(module);
}

// Runs after everything else that a program has asked for at its end. Taking apart what was there before the program would make
// pages of it the fork's own, one by one: most of what a fork would do at all. So it is put out of the interpreter's sight, and ends
// with the process; but for the two modules that the interpreter takes apart by itself, and for those that the program has given
// a name: what that stands for may have something to do at its end. (One that a finalizer in a second file imports only then is
// gone here, and may still be there in an interpreter of its own.)
static object *spare(object *self, object *nothing) {
    (void)self, (void)nothing;
    object *modules = py.PyImport_GetModuleDict(), *name, *module;
    object *sys = py.PyDict_GetItemString(modules, "sys"), *builtins = py.PyDict_GetItemString(modules, "builtins");
    const ssize_t most = sizeof name_counts / sizeof *name_counts;
    ssize_t number = 0;
    for (ssize_t place = 0; number < most && py.PyDict_Next(imported_modules, &place, &name, &module); number++)
        if (module != sys && module != builtins && py.PyDict_GetItem(modules, name) == module &&
            count_names(module) == name_counts[number])
            py.PyDict_DelItem(modules, name);
    shorten_end();
    return py.Py_BuildValue("");
}

// struct PyMethodDef of Python's C API; 4 is METH_NOARGS.
static struct { const char *name; object *(*function)(object *, object *); int flags; const char *doc; } spare_method = {
    "spare", spare, 4, NULL};

// A module that nobody is to find imported because of us.
static object *borrow(const char *name) {
    object *modules = py.PyImport_GetModuleDict(), *word = py.PyUnicode_DecodeFSDefault(name);
    bool was_there = py.PyDict_GetItemString(modules, name);
    object *module = py.PyImport_ImportModule(name);
    if (module && word && !was_there) py.PyDict_DelItem(modules, word);
    return module;
}

// sys.modules as it is now, without the program's own: that is to go when the interpreter lets go of it.
static object *copy_modules(void) {
    object *copy = py.PyDict_Copy(py.PyImport_GetModuleDict()), *own = py.PyUnicode_DecodeFSDefault("__main__");
    if (copy && own) py.PyDict_DelItem(copy, own);
    return copy;
}

// The program's module is to be looked at by the collector, which leaves what is frozen alone: so it is made anew.
static bool renew_main(void) {
    object *modules = py.PyImport_GetModuleDict(), *old = py.PyDict_GetItemString(modules, "__main__");
    object *main = py.PyModule_New("__main__");
    bool renewed = old && main && py.PyDict_Update(py.PyModule_GetDict(main), py.PyModule_GetDict(old)) == 0 &&
                   py.PyDict_SetItemString(modules, "__main__", main) == 0;
    // It is to go when sys.modules lets go of it.
    if (main) py.Py_DecRef(main);
    return renewed;
}

static bool prepare_end(void) {
    object *at_exit = borrow("atexit"), *files = borrow("_io");
    end.collector = borrow("gc");
    end.file = files ? py.PyObject_GetAttrString(files, "_IOBase") : NULL;
    end.output = py.PySys_GetObject("stdout"), end.errors = py.PySys_GetObject("stderr");
    if (!end.collector || !end.file || !end.output || !end.errors) return false;
    object *function = py.PyCFunction_NewEx(&spare_method, NULL, NULL);
    imported_modules = copy_modules();
    if (imported_modules) count_all_names();
    return at_exit && function && imported_modules &&
           py.PyObject_CallMethod(at_exit, "register", "O", function) &&
           py.PyObject_CallMethod(end.collector, "freeze", NULL) && renew_main();
}

bool python_import(char *names) {
    first_modules = copy_modules();
    object *path = py.PySys_GetObject("path");
    if (!first_modules || !path || py.PyList_Size(path) < 1) return false;
    // The program's folder: nothing of it is to be imported here.
    object *own = py.PyList_GetItem(path, 0);
    py.Py_IncRef(own);
    bool imported = py.PyList_SetSlice(path, 0, 1, NULL) == 0 && import_all(names) && py.PyList_Insert(path, 0, own) == 0 &&
                    prepare_end();
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
        clashes = *name && py.PyDict_GetItemString(modules, name) && !py.PyDict_GetItemString(first_modules, name);
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
    FILE *program = fopen(arguments[0], "rb");
    if (program) {
        end.status = py.PyRun_AnyFileExFlags(program, arguments[0], 1, NULL) != 0;
    } else {
        perror(arguments[0]);
        end.status = 2;
    }
    end.is_reached = true;
    leave(py.Py_FinalizeEx() < 0 ? 120 : end.status);
}
