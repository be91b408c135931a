<?php
// Receive webhooks: verify, keep each event once, answer at once. `php -S 127.0.0.1:3000 receiver.php`
//
// WEBHOOK_SECRET is the secret of the endpoint, EVENTS the folder that keeps the events. What is to be done with them
// is done by another program, from that folder: the sender waits two seconds only.
declare(strict_types=1);

/** Whether $header signs $body, not longer than $tolerance seconds ago. */
function verify(string $body, string $header, string $secret, int $tolerance = 300): bool
{
    $timestamp = '';
    $signatures = [];
    foreach (explode(',', $header) as $part) {
        [$name, $value] = array_pad(explode('=', $part, 2), 2, '');
        if ($name === 't') {
            $timestamp = $value;
        } elseif ($name === 'v1') {
            $signatures[] = $value;
        }
    }
    if (!ctype_digit($timestamp) || abs(time() - (int) $timestamp) > $tolerance) {
        return false;
    }
    $expected = hash_hmac('sha256', $timestamp . '.' . $body, $secret);
    foreach ($signatures as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;
}

/** Keep the event under its id. Every attempt has the same id, so a repeated one is kept once. */
function keep(string $folder, string $id, string $body): bool
{
    if (!preg_match('/^[0-9a-f-]{36}$/D', $id)) {
        return false;
    }
    // Written aside and renamed, so that a power cut leaves no half event that counts as received.
    $temporary = tempnam($folder, 'new');
    $file = fopen($temporary, 'wb');
    $kept = fwrite($file, $body) === strlen($body) && fsync($file) && fclose($file);
    return $kept && rename($temporary, "$folder/$id.json");
}

$folder = getenv('EVENTS');
if (!is_dir($folder)) {
    mkdir($folder, 0700, true);
}
$body = file_get_contents('php://input');
if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    http_response_code(405);
} elseif (!verify($body, $_SERVER['HTTP_ROBAWS_SIGNATURE'] ?? '', getenv('WEBHOOK_SECRET'))) {
    http_response_code(401);
} else {
    $event = json_decode($body, true, 64, JSON_THROW_ON_ERROR);
    http_response_code(keep($folder, $event['id'], $body) ? 204 : 500);
}
