"""Kernels that are forked from a warm parent, for Jupyter."""

import asyncio
import os
import time
from math import inf
from queue import Empty
from typing import Any, cast

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from cxlab.workbook.warm_process import WarmProcess, warm_parent

PROVISIONER = "cxlab-warm"


def _fork(argv: list[str], cwd: str, env: dict[str, str]) -> WarmProcess:
    """Fork a kernel; where the warm parent has just died, from a new one."""
    try:
        return warm_parent().fork(argv, cwd, env)
    except RuntimeError:
        return warm_parent().fork(argv, cwd, env)


class WarmProvisioner(LocalProvisioner):
    """Launches kernels as forks; everything else is as for local kernels."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel with the arguments of the usual command."""
        start = next(place for place, word in enumerate(cmd) if "ipykernel_launcher" in word)
        env = {name: str(value) for name, value in (kwargs.get("env") or os.environ).items()}
        self.cwd = str(kwargs.get("cwd") or os.getcwd())
        forked = _fork(cmd[start + 1 :], self.cwd, env)
        self.process = cast(Any, forked)
        self.pid = self.pgid = forked.pid  # it leads a group of its own
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and wait for its end, which is told; Jupyter looks ten times a second."""
        process = self.process
        await super().kill(restart)
        if process is not None:
            await asyncio.to_thread(process.wait)


class WarmKernelClient(AsyncKernelClient):
    """Talks to a kernel as soon as it answers."""

    def _context_default(self) -> Any:
        made = super()._context_default()
        made.reconnect_ivl = (
            5  # ms; a kernel not yet there is looked for again, by default, after 100
        )
        return made

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for an answer on both channels.

        Jupyter's own then waits a fifth of a second for what others have asked the kernel; a new
        one has no others.
        """
        latest = time.monotonic() + (inf if timeout is None else timeout)
        while time.monotonic() < latest:
            self.kernel_info()
            try:
                answer = await self.get_shell_msg(timeout=1)
                await self.get_iopub_msg(timeout=0.2)
            except Empty:
                if not await self.is_alive():
                    raise RuntimeError("the kernel died before it answered") from None
            else:
                self._handle_kernel_info_reply(answer)
                return
        raise RuntimeError(f"the kernel did not answer for {timeout} seconds")


class WarmKernelManager(AsyncKernelManager):
    """The manager of a forked kernel, whatever its kernelspec says."""

    def __init__(self, **words: Any) -> None:
        """Make one whose clients do not wait longer than they must."""
        super().__init__(**words)
        self.client_factory = WarmKernelClient

    @property
    def kernel_spec(self) -> Any:
        """Return the kernelspec, with our provisioner in place of its own."""
        found = super().kernel_spec
        if found is not None:
            found.metadata["kernel_provisioner"] = {"provisioner_name": PROVISIONER}
        return found
