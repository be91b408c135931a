"""The program that makes a PDF with Typst, within a memory and a time: one document a process (decision 0090).

Its argument is a folder with the template, `main.typ`, and what that reads; the PDF goes to its output. The template
is ours; what a tenant wrote is in `data.json` and in pictures, never in a template. Typst reads nothing outside the
folder, and asks no network: it has no folder of packages to put one in.
"""

import sys
from pathlib import Path

__all__ = ["MEMORY", "SECONDS"]

SECONDS = 20
"""Of processor time; a document of 1,000 lines takes some 4."""
MEMORY = 1536 * 1024 * 1024
FONTS = Path(__file__).parent / "fonts"


def main() -> int:
    """Make one PDF. The exit code is 0, or 3 with a sentence on the error output."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    import typst

    folder = Path(sys.argv[1])
    try:
        compiler = typst.Compiler(
            input=str(folder / "main.typ"),
            root=str(folder),
            ignore_system_fonts=True,
            font_paths=[str(FONTS)],
            package_path="/nonexistent",
            package_cache_path="/nonexistent",
        )
        pdf = compiler.compile(format="pdf", pdf_standards=["a-3b"], timestamp=0)
    except typst.TypstError as error:
        sys.stderr.write(str(error)[:2000])
        return 3
    assert isinstance(pdf, bytes)
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
