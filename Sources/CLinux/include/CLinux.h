#pragma once

#include "CLinuxCapabilities.h"
#include "CLinuxDescriptors.h"
#include "CLinuxLandlock.h"
#include "CLinuxMemory.h"
#include "CLinuxPeer.h"
#include "CLinuxProcess.h"
#include "CLinuxSpool.h"
