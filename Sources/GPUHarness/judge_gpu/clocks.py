"""What NVML says of the GPU's clocks, where there is NVML."""

# nvmlClocksThrottleReasons of nvml.h; idle and set by an application are no reasons to doubt a time.
REASONS = {
    0x4: "power cap", 0x8: "hardware slowdown", 0x20: "software thermal slowdown",
    0x40: "hardware thermal slowdown", 0x80: "power brake",
}


class Clocks:
    def __init__(self, pci):
        self._nvml = self._handle = None
        if not pci:
            return
        try:
            import pynvml

            pynvml.nvmlInit()
            self._handle = pynvml.nvmlDeviceGetHandleByPciBusId(pci)
            self._nvml = pynvml
        except Exception:  # without it the report says nothing of clocks
            pass

    def read(self):
        """Driver, clocks in MHz and why they are low; None for what is not known."""
        return {
            "driver": self._ask(lambda n, h: n.nvmlSystemGetDriverVersion()),
            "sm_mhz": self._ask(lambda n, h: n.nvmlDeviceGetClockInfo(h, n.NVML_CLOCK_SM)),
            "memory_mhz": self._ask(lambda n, h: n.nvmlDeviceGetClockInfo(h, n.NVML_CLOCK_MEM)),
            "throttle": self._ask(lambda n, h: self._reasons(n.nvmlDeviceGetCurrentClocksThrottleReasons(h))),
        }

    @staticmethod
    def _reasons(bits):
        return ", ".join(word for bit, word in REASONS.items() if bits & bit) or "none"

    def _ask(self, question):
        if self._nvml is None:
            return None
        try:
            answer = question(self._nvml, self._handle)
            return answer.decode() if isinstance(answer, bytes) else answer
        except Exception:
            return None
