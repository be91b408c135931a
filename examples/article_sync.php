<?php
// Keep a copy of the articles in a file. Run it as often as you like: it asks for what changed since the last time.
//
//     php article_sync.php articles.json
declare(strict_types=1);
require __DIR__ . '/api.php';

const BEGINNING = '1970-01-01T00:00:00.000Z';

/** What the file holds; an empty copy where there is none yet. */
function read_copy(string $path): array
{
    if (!is_file($path)) {
        return ['updatedFrom' => BEGINNING, 'deletedFrom' => BEGINNING, 'articles' => []];
    }
    return json_decode(file_get_contents($path), true, 64, JSON_THROW_ON_ERROR);
}

/**
 * Bring the copy up to date; how many articles came, and how many went.
 *
 * What comes twice is written twice, with the same result. `includeArchived` shows what was archived meanwhile.
 */
function sync(array &$copy): array
{
    $changed = $deleted = 0;
    $marks = [];
    $query = ['updatedFrom' => $copy['updatedFrom'], 'includeArchived' => 'true', 'sort' => 'updatedAt'];
    foreach (pages('/articles', $query) as $answer) {
        $marks['updatedFrom'] ??= $answer->headers['truweel-sync-from']; // of the first page
        foreach ($answer->body['items'] as $article) {
            $copy['articles'][$article['id']] = [
                'name' => $article['name'],
                'salePrice' => $article['salePrice'],
                'archived' => $article['archivedAt'] !== null,
            ];
            $changed++;
        }
    }
    foreach (pages('/articles', ['deletedFrom' => $copy['deletedFrom']]) as $answer) {
        $marks['deletedFrom'] ??= $answer->headers['truweel-sync-from'];
        foreach ($answer->body['items'] as $article) {
            $deleted += isset($copy['articles'][$article['id']]) ? 1 : 0;
            unset($copy['articles'][$article['id']]);
        }
    }
    $copy = $marks + $copy;
    return [$changed, $deleted];
}

$path = $argv[1];
$copy = read_copy($path);
[$changed, $deleted] = sync($copy);
// Records and instants in one file, written aside and renamed: an interrupted run begins where the last whole one began.
file_put_contents("$path.new", json_encode($copy, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION));
rename("$path.new", $path);
echo "$changed changed, $deleted deleted\n";
