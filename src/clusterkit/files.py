"""Files that clusterkit writes, whole or not at all, and the folders that it carries with it."""

import errno
import os
from pathlib import Path

_PACKAGE = Path(__file__).parent


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it: a temporary file beside it, flushed, then renamed.

    A file that was there keeps its mode, and a link its place; a device or a pipe is written to as it is. Raises
    OSError where the disk refuses; the old file is then as it was.
    """
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            file.write_bytes(content)
        else:
            _write_whole(file.resolve() if file.is_symlink() else file, content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error


def replace_whole(file: Path, old: bytes | None, new: bytes) -> None:
    """Write a file whole in place of what was read of it, `old`; None where there was none.

    Raises OSError where the disk refuses, or where the file is no longer what was read.
    """
    if (file.read_bytes() if file.exists() else None) != old:
        raise OSError(errno.ESTALE, "it has changed since it was read, and is left as it is", str(file))
    if old is not None and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    write_whole(file, new)


def _write_whole(file: Path, content: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(file.stat().st_mode & 0o7777 if file.exists() else 0o666 & ~_umask())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def carried(folder: str) -> Path:
    """A folder that comes with clusterkit (`templates`, `schema`): in the package, or at the checkout's top."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parents[1] / folder


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
