<?php
// Send a file to a record, in parts. Run it again after a break: it goes on with what is missing.
//
//     php upload.php /offers/17 plan.pdf
declare(strict_types=1);
require __DIR__ . '/api.php';

const PART_BYTES = 4 * 1024 * 1024;

/** The upload that was begun before, if the server still has it; else a new one. `$note` keeps its id. */
function open_session(string $record, string $path, string $note): array
{
    if (is_file($note)) {
        try {
            return call('GET', '/document-upload-sessions/' . file_get_contents($note))->body;
        } catch (ApiFault $fault) {
            if (!in_array($fault->status, [404, 409, 410], true)) {
                throw $fault;
            }
        }
    }
    $size = filesize($path);
    $digest = hash_file('sha256', $path);
    $count = max(1, (int) ceil($size / PART_BYTES));
    $body = ['name' => basename($path), 'size' => $size, 'partCount' => $count, 'sha256' => $digest];
    $session = call('POST', "$record/document-upload-sessions", $body, idempotencyKey: bin2hex(random_bytes(16)))->body;
    file_put_contents($note, $session['id']);
    return $session;
}

/** Send the parts that are missing; returns the document, which the last one is answered with. */
function upload(string $record, string $path): array
{
    $note = "$path.upload";
    $session = open_session($record, $path, $note);
    $answer = [];
    $file = fopen($path, 'rb');
    foreach ($session['missingParts'] as $number) {
        fseek($file, $number * PART_BYTES);
        $part = stream_get_contents($file, PART_BYTES);
        $body = ['partNumber' => $number, 'bytesBase64' => base64_encode($part)];
        // The number makes a part safe to send again.
        $key = "{$session['id']}-$number";
        $answer = call('POST', "/document-upload-sessions/{$session['id']}", $body, idempotencyKey: $key)->body;
    }
    fclose($file);
    unlink($note);
    return $answer;
}

$document = upload($argv[1], $argv[2]);
echo "document {$document['id']}, {$document['size']} bytes\n";
