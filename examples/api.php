<?php
// A call of the API: JSON in and out, strict, and patient where the server says so. It needs no package, and not even curl.
//
// TRUWEEL_CLIENT_SERVER, TRUWEEL_CLIENT_KEY and TRUWEEL_CLIENT_SECRET say where, and as whom.
declare(strict_types=1);

const TRIES = 8;

/** What the server answered: the decoded JSON, and the headers by lower-case name. */
final class Answer
{
    public function __construct(public readonly mixed $body, public readonly array $headers)
    {
    }
}

/** What the server refused. `status` and `code()` are for programs, the text is for people. */
final class ApiFault extends RuntimeException
{
    public function __construct(public readonly int $status, public readonly array $body)
    {
        parent::__construct($status . ' ' . ($body['message'] ?? ''));
    }

    public function code(): ?string
    {
        return $this->body['code'] ?? null;
    }
}

/**
 * Throws ApiFault. 429 and 503 are tried again after `Retry-After`, and so is a connection that breaks. A POST is safe to
 * try again only with an `$idempotencyKey`. `$body` is encoded as JSON; a PATCH with a list of operations is a JSON Patch.
 */
function call(
    string $method,
    string $path,
    mixed $body = null,
    array $query = [],
    ?string $idempotencyKey = null
): Answer {
    $url = preg_match('#^https?://#', $path) ? $path : server() . '/api/v2' . $path;
    if ($query) {
        $url .= '?' . http_build_query($query);
    }
    $login = base64_encode(getenv('TRUWEEL_CLIENT_KEY') . ':' . getenv('TRUWEEL_CLIENT_SECRET'));
    $headers = ["Authorization: Basic $login", 'Prefer: handling=strict, return=representation'];
    $content = null;
    if ($body !== null) {
        $content = json_encode($body, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
        $patch = is_array($body) && array_is_list($body) ? 'json-patch' : 'merge-patch';
        $headers[] = 'Content-Type: application/' . ($method === 'PATCH' ? "$patch+json" : 'json');
    }
    if ($idempotencyKey !== null) {
        $headers[] = "Idempotency-Key: $idempotencyKey";
    }
    $options = ['method' => $method, 'header' => $headers, 'content' => $content, 'timeout' => 30, 'ignore_errors' => true];
    for ($number = 1; ; $number++) {
        $stream = @fopen($url, 'rb', false, stream_context_create(['http' => $options]));
        $answer = $stream === false ? false : stream_get_contents($stream);
        if ($answer === false) {
            if ($number === TRIES || ($method === 'POST' && $idempotencyKey === null)) {
                throw new RuntimeException("no answer from $url");
            }
            sleep($number);
            continue;
        }
        [$status, $answerHeaders] = read_head(stream_get_meta_data($stream)['wrapper_data']);
        fclose($stream);
        $decoded = $answer === '' ? null : json_decode($answer, true, 64, JSON_THROW_ON_ERROR);
        if ($status < 400) {
            return new Answer($decoded, $answerHeaders);
        }
        $fault = new ApiFault($status, $decoded ?? []);
        $passes = $status === 429 || $status === 503 || $fault->code() === 'request_in_progress';
        if ($number === TRIES || !$passes) {
            throw $fault;
        }
        sleep((int) ($answerHeaders['retry-after'] ?? 1));
    }
}

/** Address of the server, without a slash at its end. */
function server(): string
{
    return rtrim(getenv('TRUWEEL_CLIENT_SERVER') ?: 'http://127.0.0.1:8080', '/');
}

/** Status and headers of the lines before a body. */
function read_head(array $lines): array
{
    $status = (int) explode(' ', array_shift($lines))[1];
    $headers = [];
    foreach ($lines as $line) {
        [$name, $text] = explode(':', $line, 2);
        $headers[strtolower($name)] = trim($text);
    }
    return [$status, $headers];
}

/** The answer of each page of a list. */
function pages(string $path, array $query = []): Generator
{
    $answer = call('GET', $path, query: ['size' => 100] + $query);
    yield $answer;
    while (preg_match('/<([^>]+)>; rel="next"/', $answer->headers['link'] ?? '', $link)) {
        $answer = call('GET', $link[1]);
        yield $answer;
    }
}

/** The records of a list, page after page. */
function items(string $path, array $query = []): Generator
{
    foreach (pages($path, $query) as $answer) {
        foreach ($answer->body['items'] as $item) {
            yield $item;
        }
    }
}
