#pragma once

#include <stdio.h>
#include <sys/types.h>

// What is used of Python's C API, found by name (python_find).

typedef struct object object;

// Each a function of Python's C API (https://docs.python.org/3/c-api/).
extern struct python_api {
    int (*PyGILState_Ensure)(void);
    void (*PyOS_BeforeFork)(void);
    void (*PyOS_AfterFork_Parent)(void);
    void (*PyOS_AfterFork_Child)(void);
    int (*PyRun_AnyFileExFlags)(FILE *, const char *, int, void *);
    int (*Py_FinalizeEx)(void);
    object *(*PyObject_GetAttrString)(object *, const char *);
    object *(*PyObject_Type)(object *);
    int (*PyType_IsSubtype)(object *, object *);
    void *(*PyType_GetSlot)(object *, int);
    long (*PyLong_AsLong)(object *);
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

/// A module that nobody is to find imported because of us; `NULL`: there is none.
object *borrow_module(const char *name);

/// sys.modules as it is now, without the program's own: that is to go when the interpreter lets go of it.
object *copy_modules(void);
