#pragma once

long square(long side);
