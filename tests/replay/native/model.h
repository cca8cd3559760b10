/*
 * The components and specifications that the replay itself looks at.
 */
#pragma once

#include "Console.state.h"
#include "Gate.state.h"
#include "MContainer.state.h"
#include "MPTNew.state.h"
#include "Module.state.h"
#include "PCID.state.h"
#include "PProc.state.h"
#include "PUCtx.state.h"
#include "PreInit.state.h"

uint32_t spec_pt_read(uint32_t id, uint32_t va);
