/*
 * The functions of libclang that layerc calls, found when the first file has
 * to be read: the library is 100 MB, and to load it takes twice as long as to
 * see that nothing has changed.
 *
 * A function is called by its own name.  One that is new goes into
 * libclang.def and below; the linker misses it otherwise.
 */
#pragma once

#include <clang-c/Index.h>

/* Their addresses, once libclang_load was called. */
struct libclang {
#define FUNCTION(name) __typeof__(name) *name;
#include "libclang.def"
#undef FUNCTION
};

extern struct libclang libclang;

/* Loads the library, once.  Dies when it is not there. */
void libclang_load(void);

#define clang_Cursor_getArgument libclang.clang_Cursor_getArgument
#define clang_Cursor_getMangling libclang.clang_Cursor_getMangling
#define clang_Cursor_getNumArguments libclang.clang_Cursor_getNumArguments
#define clang_Cursor_getStorageClass libclang.clang_Cursor_getStorageClass
#define clang_Cursor_getVarDeclInitializer \
	libclang.clang_Cursor_getVarDeclInitializer
#define clang_Cursor_hasVarDeclGlobalStorage \
	libclang.clang_Cursor_hasVarDeclGlobalStorage
#define clang_Cursor_isFunctionInlined libclang.clang_Cursor_isFunctionInlined
#define clang_Cursor_isNull libclang.clang_Cursor_isNull
#define clang_Location_isFromMainFile libclang.clang_Location_isFromMainFile
#define clang_Location_isInSystemHeader libclang.clang_Location_isInSystemHeader
#define clang_Type_getSizeOf libclang.clang_Type_getSizeOf
#define clang_createIndex libclang.clang_createIndex
#define clang_disposeDiagnostic libclang.clang_disposeDiagnostic
#define clang_disposeIndex libclang.clang_disposeIndex
#define clang_disposeSourceRangeList libclang.clang_disposeSourceRangeList
#define clang_disposeString libclang.clang_disposeString
#define clang_disposeTokens libclang.clang_disposeTokens
#define clang_disposeTranslationUnit libclang.clang_disposeTranslationUnit
#define clang_equalCursors libclang.clang_equalCursors
#define clang_getAllSkippedRanges libclang.clang_getAllSkippedRanges
#define clang_getArrayElementType libclang.clang_getArrayElementType
#define clang_getCString libclang.clang_getCString
#define clang_getCanonicalCursor libclang.clang_getCanonicalCursor
#define clang_getCanonicalType libclang.clang_getCanonicalType
#define clang_getCursorExtent libclang.clang_getCursorExtent
#define clang_getCursorKind libclang.clang_getCursorKind
#define clang_getCursorLinkage libclang.clang_getCursorLinkage
#define clang_getCursorLocation libclang.clang_getCursorLocation
#define clang_getCursorPrettyPrinted libclang.clang_getCursorPrettyPrinted
#define clang_getCursorReferenced libclang.clang_getCursorReferenced
#define clang_getCursorSpelling libclang.clang_getCursorSpelling
#define clang_getCursorType libclang.clang_getCursorType
#define clang_getDiagnostic libclang.clang_getDiagnostic
#define clang_getDiagnosticLocation libclang.clang_getDiagnosticLocation
#define clang_getDiagnosticSeverity libclang.clang_getDiagnosticSeverity
#define clang_getDiagnosticSpelling libclang.clang_getDiagnosticSpelling
#define clang_getElementType libclang.clang_getElementType
#define clang_getExpansionLocation libclang.clang_getExpansionLocation
#define clang_getFile libclang.clang_getFile
#define clang_getFileLocation libclang.clang_getFileLocation
#define clang_getFileName libclang.clang_getFileName
#define clang_getIncludedFile libclang.clang_getIncludedFile
#define clang_getLocationForOffset libclang.clang_getLocationForOffset
#define clang_getNullCursor libclang.clang_getNullCursor
#define clang_getNumDiagnostics libclang.clang_getNumDiagnostics
#define clang_getPointeeType libclang.clang_getPointeeType
#define clang_getRange libclang.clang_getRange
#define clang_getRangeEnd libclang.clang_getRangeEnd
#define clang_getRangeStart libclang.clang_getRangeStart
#define clang_getResultType libclang.clang_getResultType
#define clang_getTokenLocation libclang.clang_getTokenLocation
#define clang_getTokenSpelling libclang.clang_getTokenSpelling
#define clang_getTranslationUnitCursor libclang.clang_getTranslationUnitCursor
#define clang_getTypeDeclaration libclang.clang_getTypeDeclaration
#define clang_getTypeSpelling libclang.clang_getTypeSpelling
#define clang_isAttribute libclang.clang_isAttribute
#define clang_isConstQualifiedType libclang.clang_isConstQualifiedType
#define clang_isCursorDefinition libclang.clang_isCursorDefinition
#define clang_isDeclaration libclang.clang_isDeclaration
#define clang_isExpression libclang.clang_isExpression
#define clang_isFunctionTypeVariadic libclang.clang_isFunctionTypeVariadic
#define clang_isStatement libclang.clang_isStatement
#define clang_parseTranslationUnit2 libclang.clang_parseTranslationUnit2
#define clang_tokenize libclang.clang_tokenize
#define clang_visitChildren libclang.clang_visitChildren
