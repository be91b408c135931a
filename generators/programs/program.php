<?php
// The client that openapi-generator makes for PHP.
require __DIR__ . '/autoload.php';

function check(bool $holds, string $what): void
{
    if (!$holds) {
        throw new Exception($what);
    }
    echo "ok $what\n";
}

$configuration = (new Truweel\Configuration())
    ->setHost(getenv('BASE'))->setUsername(getenv('KEY'))->setPassword(getenv('SECRET'));
$http = new GuzzleHttp\Client();
$clients = new Truweel\Api\ClientsApi($http, $configuration);
$files = new Truweel\Api\FilesApi($http, $configuration);

$page = $clients->clientsSearch(status: ['klant'], size: 5);
check(array_map(fn ($row) => $row->getStatus(), $page->getItems()) === array_fill(0, 5, 'klant'), 'list');
$page = $clients->clientsSearch(extra_fields_contact_via: 'Website', size: 5);
check($page->getItems()[0]->getExtraFields()->getContactVia()->getStringValue() === 'Website', 'extra');
$created = $clients->clientsCreate(new Truweel\Model\ClientWriteDTO(['name' => 'Dakwerken Janssens']));
check($created->getName() === 'Dakwerken Janssens', 'create');
// Without `prefer` the answer is 204, which this client takes for a fault.
$clients->clientsPatch($created->getId(), new Truweel\Model\ClientMergePatch(['tel' => '+32 9 221 03 44']), prefer: 'return=representation');
check($clients->clientsGet($created->getId())->getTel() === '+32 9 221 03 44', 'patch');
$upload = new Truweel\Model\Upload(['name' => 'note.txt', 'bytes_base64' => base64_encode('Hello')]);
check($files->clientsUpload($created->getId(), $upload)->getName() === 'note.txt', 'upload');
try {
    $clients->clientsGet('987654321');
} catch (Truweel\ApiException $error) {
    check($error->getCode() === 404, '404');
}
try {
    for ($count = 0; $count < 1000; $count++) {
        $clients->clientsSearch(size: 1);
    }
} catch (Truweel\ApiException $error) {
    check($error->getCode() === 429 && array_change_key_case($error->getResponseHeaders())['retry-after'][0] >= 1, '429');
}
