"""Windows' own spooler, asked through `winspool.drv`; not run where these lines are tested."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import POINTER, byref, c_ubyte, c_void_p, c_wchar_p
from typing import Any

from printing.drivers.spooler import JobBits, PrinterBits, SpooledJob

_DWORD = ctypes.c_uint32  # ctypes.wintypes has it too, but as the long of this machine
_MOST_JOBS = 1000
_DELETE_JOB = 5
_STATUS_LEVEL = 6


class _SystemTime(ctypes.Structure):
    _fields_ = [(f"word{number}", ctypes.c_uint16) for number in range(8)]


class _JobInfo(ctypes.Structure):
    """JOB_INFO_1W."""

    _fields_ = [
        ("JobId", _DWORD),
        ("pPrinterName", c_wchar_p),
        ("pMachineName", c_wchar_p),
        ("pUserName", c_wchar_p),
        ("pDocument", c_wchar_p),
        ("pDatatype", c_wchar_p),
        ("pStatus", c_wchar_p),
        ("Status", _DWORD),
        ("Priority", _DWORD),
        ("Position", _DWORD),
        ("TotalPages", _DWORD),
        ("PagesPrinted", _DWORD),
        ("Submitted", _SystemTime),
    ]


class WindowsSpooler:
    """The queue *name*; *library* is `winspool.drv`, or what stands for it in a test."""

    def __init__(self, name: str, library: Any = None) -> None:
        self._name = name
        self._library = library or _load()

    def status(self) -> PrinterBits:
        """Say how the printer is."""
        with self._opened() as handle:
            status, needed = _DWORD(0), _DWORD(0)
            done = self._library.GetPrinterW(
                handle, _STATUS_LEVEL, byref(status), ctypes.sizeof(status), byref(needed)
            )
            _check(done)
            return PrinterBits(status.value)

    def jobs(self) -> Sequence[SpooledJob]:
        """Give the jobs that are in the queue."""
        with self._opened() as handle:
            needed, count = _DWORD(0), _DWORD(0)
            size = 0
            while True:
                room = (c_ubyte * max(size, 1))()
                done = self._library.EnumJobsW(
                    handle, 0, _MOST_JOBS, 1, room, size, byref(needed), byref(count)
                )
                if done:
                    found = ctypes.cast(room, POINTER(_JobInfo))
                    return [_job(found[number]) for number in range(count.value)]
                if needed.value <= size:
                    _check(done)
                size = needed.value

    def delete(self, number: int) -> None:
        """Take a job out of the queue."""
        with self._opened() as handle:
            _check(self._library.SetJobW(handle, number, 0, None, _DELETE_JOB))

    @contextmanager
    def _opened(self) -> Iterator[c_void_p]:
        handle = c_void_p()
        _check(self._library.OpenPrinterW(c_wchar_p(self._name), byref(handle), None))
        try:
            yield handle
        finally:
            self._library.ClosePrinter(handle)


def _load() -> Any:
    return getattr(ctypes, "WinDLL")("winspool.drv", use_last_error=True)  # noqa: B009 - not elsewhere


def _check(done: int) -> None:
    if not done:
        raise OSError(getattr(ctypes, "get_last_error", int)(), "winspool")


def _job(info: _JobInfo) -> SpooledJob:
    return SpooledJob(
        number=info.JobId,
        document=info.pDocument or "",
        bits=JobBits(info.Status),
        pages=info.PagesPrinted,
    )
