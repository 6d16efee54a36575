"""How much memory a child process may take."""


def limit_memory(size: int) -> None:
    """Limit the address space where the system knows such a limit (not on Windows)."""
    try:
        import resource  # noqa: PLC0415  does not exist on Windows
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
