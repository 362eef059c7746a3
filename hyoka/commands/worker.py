"""`hyoka worker`: a machine that reads documents for `hyoka run --scheduler`."""

import tempfile
from typing import Annotated

import typer

from hyoka import exits
from schemas.errors import HyokaError


def worker(
    scheduler: Annotated[
        str, typer.Argument(help="Address of the Dask scheduler: tcp://HOST:8786.", metavar="ADDRESS")
    ],
    name: Annotated[str | None, typer.Option("--name", help="What the scheduler calls this worker.")] = None,
) -> None:
    """Read documents for runs that are started elsewhere with `hyoka run --scheduler`.

    One is enough for a machine: how many documents it reads at once, for how long and in how much memory is told by the
    run (--jobs, --timeout, --memory). It ends with the scheduler; let systemd or Slurm start it again. Needs
    `pip install 'hyoka[cluster]'`, the same version of hyoka as the run, and to see the documents under the same paths.

    \b
    Examples:
      hyoka worker tcp://10.0.0.1:8786
      dask scheduler --port 8786          (on one machine, before)
    """
    try:
        from hyoka.cluster_serving import serve
    except ImportError:
        raise HyokaError("a worker needs `pip install 'hyoka[cluster]'`") from None
    with tempfile.TemporaryDirectory(prefix="hyoka-worker-") as folder:
        try:
            serve(scheduler, name, folder)
        except KeyboardInterrupt:
            raise typer.Exit(exits.INTERRUPTED) from None
