// Keep a copy of the articles in a file. Run it as often as you like: it asks for what changed since the last time.
//
//     node article_sync.mjs articles.json
import fs from 'node:fs'
import { pages } from './api.mjs'

const BEGINNING = '1970-01-01T00:00:00.000Z'

/** What the file holds; an empty copy where there is none yet. */
function readCopy(path) {
  if (!fs.existsSync(path)) return { updatedFrom: BEGINNING, deletedFrom: BEGINNING, articles: {} }
  return JSON.parse(fs.readFileSync(path, 'utf8'))
}

/**
 * Bring the copy up to date; how many articles came, and how many went.
 *
 * What comes twice is written twice, with the same result. `includeArchived` shows what was archived meanwhile.
 */
async function sync(copy) {
  let changed = 0
  let deleted = 0
  const marks = {}
  const query = { updatedFrom: copy.updatedFrom, includeArchived: true, sort: 'updatedAt' }
  for await (const { body, headers } of pages('/articles', query)) {
    marks.updatedFrom ??= headers.get('truweel-sync-from') // of the first page
    for (const { id, name, salePrice, archivedAt } of body.items) {
      copy.articles[id] = { name, salePrice, archived: archivedAt !== null }
      changed++
    }
  }
  for await (const { body, headers } of pages('/articles', { deletedFrom: copy.deletedFrom })) {
    marks.deletedFrom ??= headers.get('truweel-sync-from')
    for (const { id } of body.items) {
      if (id in copy.articles) deleted++
      delete copy.articles[id]
    }
  }
  Object.assign(copy, marks)
  return [changed, deleted]
}

const path = process.argv[2]
const copy = readCopy(path)
const [changed, deleted] = await sync(copy)
// Records and instants in one file, written aside and renamed: an interrupted run begins where the last whole one began.
fs.writeFileSync(`${path}.new`, JSON.stringify(copy))
fs.renameSync(`${path}.new`, path)
console.log(`${changed} changed, ${deleted} deleted`)
