#include "end.h"

#include "api.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

// Numbers of slots in Python's typeslots.h: what a type has done with an object that is to go.
enum { PY_TP_DEL = 53, PY_TP_FINALIZE = 80 };

/// In KiB, as ru_maxrss has it: whoever has taken more may have too many objects to look at.
enum { MOST_GROWTH = 16 << 10 };

/// Set when a KeyboardInterrupt ended the program: then the interpreter ends by SIGINT (exit_sigint in CPython's Modules/main.c).
static int *interrupted;
/// sys.modules as it was after our imports.
static object *imported_modules;
/// How many names each of them had, in their order.
static ssize_t name_counts[4096];

static struct {
    /// Whether the program has come to its end by itself: with sys.exit() CPython alone knows the status.
    bool is_reached;
    int status;
    /// sys.hexversion.
    long version;
    /// Whether it can be told of objects what is awaited of them.
    bool can_tell;
    /// The most memory that the fork had before its program.
    long resident;
    /// The streams that it began with.
    object *output, *errors;
    /// The modules gc and _thread, what the collector is to call, and what it could not take away.
    object *collector, *threads, *callbacks, *garbage;
    /// The program's module, which may have gone since.
    object *main;
    /// The type of all files, that of types, those of weak references.
    object *file, *type, *reference, *proxies[2];
    object *none;
} end;

// ---- what is left to be done

// Ends the process as an interpreter does that is taken apart.
__attribute__((noreturn)) static void leave(int status) {
    if (interrupted && *interrupted) {
        signal(SIGINT, SIG_DFL);
        kill(getpid(), SIGINT);
    }
    exit(status);
}

// The same without what the interpreter and libraries would still do.
__attribute__((noreturn)) static void leave_quickly(void) {
    // Not all there are: a thread may wait with one in its hands.
    fflush(stdout);
    if (!interrupted || !*interrupted) _exit(end.status);
    leave(end.status);
}

static bool flush(object *stream) {
    object *done = py.PyObject_CallMethod(stream, "flush", NULL);
    if (done) py.Py_DecRef(done);
    else py.PyErr_Clear();
    return done;
}

// Whether the program has left its streams alone, and all that it has written to them is out. What cannot be written is the
// interpreter's to tell, and to make its status of.
static bool has_written_all(void) {
    return py.PySys_GetObject("stdout") == end.output && py.PySys_GetObject("stderr") == end.errors && flush(end.output) &&
           flush(end.errors);
}

// ---- a program of which nothing is left to be done

static bool has_finalizer(object *type) { return py.PyType_GetSlot(type, PY_TP_FINALIZE) || py.PyType_GetSlot(type, PY_TP_DEL); }

// Whether somebody is told when what it refers to goes. To ask one of a type of the program's could run code of the program.
static bool has_callback(object *one, object *type) {
    if (type != end.reference) return py.PyType_IsSubtype(type, end.reference) || type == end.proxies[0] || type == end.proxies[1];
    object *callback = py.PyObject_GetAttrString(one, "__callback__");
    bool has = callback != end.none;
    if (callback) py.Py_DecRef(callback);
    else py.PyErr_Clear();
    return has;
}

// Whether anything would come of it if this one went, or one of its type, for not all objects are in the collector's lists.
static bool is_awaited(object *one) {
    object *type = py.PyObject_Type(one);
    bool is = has_finalizer(type) || (py.PyType_IsSubtype(type, end.type) && has_finalizer(one)) || has_callback(one, type);
    py.Py_DecRef(type);
    return is;
}

// Looks at everything that the program has made: what was there before is out of the collector's sight. So is everything if the program
// has put it there itself (gc.freeze), its own module with it; or that is gone, and its end was seen.
static bool is_nothing_awaited(void) {
    object *objects = py.PyObject_CallMethod(end.collector, "get_objects", NULL);
    if (!objects) return py.PyErr_Clear(), false;
    bool is_main = py.PyDict_GetItemString(py.PyImport_GetModuleDict(), "__main__") == end.main;
    bool is_in_sight = false, is_awaiting = false;
    for (ssize_t i = 0, count = py.PyList_Size(objects); i < count && !is_awaiting; i++) {
        object *one = py.PyList_GetItem(objects, i);
        is_in_sight |= one == end.main;
        is_awaiting = is_awaited(one);
    }
    py.Py_DecRef(objects);
    return is_main && is_in_sight && !is_awaiting;
}

static long number(object *module, const char *function) {
    object *value = py.PyObject_CallMethod(module, function, NULL);
    long number = value ? py.PyLong_AsLong(value) : -1;
    if (value) py.Py_DecRef(value);
    else py.PyErr_Clear();
    return number;
}

static long resident(void) {
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : -1;
}

// Interpreters within this one have ends of their own.
static bool has_interpreters(void) {
    object *modules = py.PyImport_GetModuleDict();
    return py.PyDict_GetItemString(modules, "_xxsubinterpreters") || py.PyDict_GetItemString(modules, "_interpreters");
}

// Whether nobody would see it if the interpreter were not taken apart at all.
static bool is_at_rest(void) {
    return end.is_reached && end.can_tell && resident() - end.resident < MOST_GROWTH && number(end.threads, "_count") == 0 &&
           number(end.collector, "get_debug") == 0 && py.PyList_Size(end.callbacks) == 0 && py.PyList_Size(end.garbage) == 0 &&
           !has_interpreters() && is_nothing_awaited() && has_written_all();
}

// ---- a program of which something may be left

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
    leave_quickly();
}

// What the interpreter would still do after its modules are gone, nobody sees; and every page that it or a library's destructors
// touch for that is copied for the fork. Of the names in sys it lets go last, and of this one last of all (_PyModule_ClearDict).
static void shorten_end(void) {
    // Since 3.13 the collector's lists cannot be walked any more at that point: seen with 3.13.0, where it never comes to their end.
    if (!end.is_reached || end.version >= 0x030d0000 || !has_written_all()) return;
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

// Taking apart what was there before the program would make pages of it the fork's own, one by one: most of what a fork would do
// at all. So it is put out of the interpreter's sight, and ends with the process; but for the two modules that the interpreter takes
// apart by itself, and for those that the program has given a name: what that stands for may have something to do at its end. (One
// that a finalizer in a second file imports only then is gone here, and may still be there in an interpreter of its own.)
static void spare_modules(void) {
    object *modules = py.PyImport_GetModuleDict(), *name, *module;
    object *sys = py.PyDict_GetItemString(modules, "sys"), *builtins = py.PyDict_GetItemString(modules, "builtins");
    const ssize_t most = sizeof name_counts / sizeof *name_counts;
    ssize_t number = 0;
    for (ssize_t place = 0; number < most && py.PyDict_Next(imported_modules, &place, &name, &module); number++)
        if (module != sys && module != builtins && py.PyDict_GetItem(modules, name) == module &&
            count_names(module) == name_counts[number])
            py.PyDict_DelItem(modules, name);
}

// ---- where it begins

// Runs after everything else that a program and what it imports have asked for at its end.
static object *come_to_end(object *self, object *nothing) {
    (void)self, (void)nothing;
    if (is_at_rest()) leave_quickly();
    spare_modules();
    shorten_end();
    return py.Py_BuildValue("");
}

// struct PyMethodDef of Python's C API; 4 is METH_NOARGS.
static struct { const char *name; object *(*function)(object *, object *); int flags; const char *doc; } end_method = {
    "come_to_end", come_to_end, 4, NULL};

bool end_begin(void) {
    interrupted = dlsym(RTLD_DEFAULT, "_Py_UnhandledKeyboardInterrupt");
    object *at_exit = borrow_module("atexit"), *function = py.PyCFunction_NewEx(&end_method, NULL, NULL);
    return at_exit && function && py.PyObject_CallMethod(at_exit, "register", "O", function);
}

static object *borrow(const char *module, const char *name) {
    object *owner = borrow_module(module);
    return owner ? py.PyObject_GetAttrString(owner, name) : NULL;
}

static bool borrow_all(void) {
    end.none = py.Py_BuildValue("");
    end.collector = borrow_module("gc"), end.threads = borrow_module("_thread");
    end.callbacks = borrow("gc", "callbacks"), end.garbage = borrow("gc", "garbage");
    end.file = borrow("_io", "_IOBase"), end.type = borrow("builtins", "type");
    end.reference = borrow("_weakref", "ReferenceType");
    end.proxies[0] = borrow("_weakref", "ProxyType"), end.proxies[1] = borrow("_weakref", "CallableProxyType");
    end.output = py.PySys_GetObject("stdout"), end.errors = py.PySys_GetObject("stderr");
    return end.none && end.collector && end.threads && end.callbacks && end.garbage && end.file && end.type && end.reference && end.proxies[0] &&
           end.proxies[1] && end.output && end.errors;
}

// The program's module is to be looked at by the collector, which leaves what is frozen alone: so it is made anew.
static bool renew_main(void) {
    object *modules = py.PyImport_GetModuleDict(), *old = py.PyDict_GetItemString(modules, "__main__");
    object *main = py.PyModule_New("__main__");
    bool renewed = old && main && py.PyDict_Update(py.PyModule_GetDict(main), py.PyModule_GetDict(old)) == 0 &&
                   py.PyDict_SetItemString(modules, "__main__", main) == 0;
    end.main = main;
    // It is to go when sys.modules lets go of it.
    if (main) py.Py_DecRef(main);
    return renewed;
}

bool end_prepare(void) {
    if (!borrow_all()) return false;
    object *version = py.PySys_GetObject("hexversion");
    end.version = version ? py.PyLong_AsLong(version) : 0;
    // Before 3.10, slots could be asked of some types only.
    end.can_tell = has_finalizer(end.file);
    py.PyErr_Clear();
    imported_modules = copy_modules();
    if (imported_modules) count_all_names();
    return imported_modules && py.PyObject_CallMethod(end.collector, "freeze", NULL) && renew_main();
}

void end_watch(void) { end.resident = resident(); }

void end_with(int status) {
    end.status = status;
    end.is_reached = true;
    leave(py.Py_FinalizeEx() < 0 ? 120 : status);
}
