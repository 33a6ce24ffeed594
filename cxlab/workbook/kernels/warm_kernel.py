"""Kernels that are forked from a warm parent, for Jupyter: nbval asks it for them."""

import asyncio
import os
from typing import Any, cast

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from cxlab.workbook.kernels.libraries import ALL
from cxlab.workbook.kernels.warm_process import forked


class WarmProvisioner(LocalProvisioner):
    """Launches kernels as forks; everything else is as for local kernels."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel with the arguments of the usual command."""
        start = next(place for place, word in enumerate(cmd) if "ipykernel_launcher" in word)
        env = {name: str(value) for name, value in (kwargs.get("env") or os.environ).items()}
        self.cwd = str(kwargs.get("cwd") or os.getcwd())
        process = forked(cmd[start + 1 :], self.cwd, env, modules=ALL)  # its cells come later
        self.process = cast(Any, process)
        self.pid = self.pgid = process.pid  # it leads a group of its own
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and wait for its end, which is told; Jupyter looks ten times a second."""
        process = self.process
        await super().kill(restart)
        if process is not None:
            await asyncio.to_thread(process.wait)
