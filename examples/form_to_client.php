<?php
// A form on a web site that becomes a client with a contact and a comment, once. `php -S 127.0.0.1:8000 form_to_client.php`
declare(strict_types=1);
require __DIR__ . '/api.php';

const FORM = <<<'HTML'
    <!doctype html><meta charset="utf-8"><title>Ask us</title>
    <form method="post">
      <label>Company <input name="company" required></label>
      <label>First name <input name="name"></label> <label>Family name <input name="surname"></label>
      <label>E-mail <input name="email" type="email" required></label>
      <label>Question <textarea name="question" required></textarea></label>
      <button>Send</button>
    </form>
    HTML;

/** The oldest client with this address. An archived one counts: it would be made a second time otherwise. */
function find_client(string $email): ?array
{
    $query = ['email' => $email, 'includeArchived' => 'true', 'size' => 1];
    return call('GET', '/clients', query: $query)->body['items'][0] ?? null;
}

/**
 * The client with the address of the form.
 *
 * Two forms with one address may come at the same instant. Both then find nothing, and both create with the same key:
 * the second waits for the first, and gets the same client. Where its other fields differ it is 422, and looks again.
 */
function find_or_create_client(array $form): array
{
    $email = strtolower(trim($form['email']));
    $client = find_client($email);
    if ($client !== null) {
        return $client;
    }
    $contact = ['name' => $form['name'] ?? null, 'surname' => $form['surname'] ?? null, 'email' => $email];
    $body = ['name' => $form['company'], 'email' => $email, 'contacts' => [$contact]];
    try {
        return call('POST', '/clients', $body, idempotencyKey: 'form-' . substr(hash('sha256', $email), 0, 40))->body;
    } catch (ApiFault $fault) {
        $client = find_client($email);
        if ($fault->status !== 422 || $client === null) {
            throw $fault;
        }
        return $client;
    }
}

/** Status and text for a form that was sent. */
function take(array $form): array
{
    foreach (['company', 'email', 'question'] as $name) {
        if (!is_string($form[$name] ?? null) || trim($form[$name]) === '') {
            return [400, 'Company, e-mail and question are needed.'];
        }
    }
    try {
        $client = find_or_create_client($form);
        $comment = ['content' => '<p>' . htmlspecialchars($form['question']) . '</p>'];
        $key = substr(hash('sha256', $client['id'] . $form['question']), 0, 40);
        call('POST', "/clients/{$client['id']}/comments", $comment, idempotencyKey: $key);
    } catch (ApiFault $fault) {
        error_log("not saved: {$fault->getMessage()}");
        return [502, 'Something went wrong. Please call us.'];
    }
    return [200, 'Thank you. We will call you.'];
}

[$status, $text] = $_SERVER['REQUEST_METHOD'] === 'POST' ? take($_POST) : [200, FORM];
http_response_code($status);
header('Content-Type: text/html; charset=utf-8');
echo $text;
