// A call of the API: JSON in and out, strict, and patient where the server says so. It needs Node 20 and no package.
//
// TRUWEEL_CLIENT_SERVER, TRUWEEL_CLIENT_KEY and TRUWEEL_CLIENT_SECRET say where, and as whom.
const SERVER = (process.env.TRUWEEL_CLIENT_SERVER ?? 'http://127.0.0.1:8080').replace(/\/$/, '')
const LOGIN = btoa(`${process.env.TRUWEEL_CLIENT_KEY}:${process.env.TRUWEEL_CLIENT_SECRET}`)
const TRIES = 8

/** What the server refused. `status` and `code` are for programs, the text is for people. */
export class ApiFault extends Error {
  constructor(status, body) {
    super(`${status} ${body.message}`)
    this.status = status
    this.body = body
    this.code = body.code
  }
}

/**
 * The JSON of the answer as `body`, and its `headers`. Throws ApiFault.
 *
 * 429 and 503 are tried again after `Retry-After`, and so is a connection that breaks. A POST is safe to try again only
 * with an `idempotencyKey`. A PATCH whose body is an array of operations is a JSON Patch.
 */
export async function call(method, path, { body, query = {}, idempotencyKey } = {}) {
  const url = new URL(/^https?:/.test(path) ? path : `${SERVER}/api/v2${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
  const headers = { Authorization: `Basic ${LOGIN}`, Prefer: 'handling=strict, return=representation' }
  if (body !== undefined) {
    const patch = Array.isArray(body) ? 'json-patch' : 'merge-patch'
    headers['Content-Type'] = `application/${method === 'PATCH' ? `${patch}+json` : 'json'}`
  }
  if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey
  for (let number = 1; ; number++) {
    let answer, text
    try {
      const signal = AbortSignal.timeout(30_000)
      answer = await fetch(url, { method, headers, body: JSON.stringify(body), signal })
      text = await answer.text()
    } catch (error) {
      if (number === TRIES || (method === 'POST' && idempotencyKey === undefined)) throw error
      await pause(number)
      continue
    }
    const decoded = text ? JSON.parse(text) : undefined
    if (answer.ok) return { body: decoded, headers: answer.headers }
    const fault = new ApiFault(answer.status, decoded ?? {})
    const passes = [429, 503].includes(answer.status) || fault.code === 'request_in_progress'
    if (number === TRIES || !passes) throw fault
    await pause(Number(answer.headers.get('retry-after') ?? 1))
  }
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** The answer of each page of a list. */
export async function* pages(path, query = {}) {
  let answer = await call('GET', path, { query: { size: 100, ...query } })
  yield answer
  for (let link; (link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')); ) {
    answer = await call('GET', link[1])
    yield answer
  }
}

/** The records of a list, page after page. */
export async function* items(path, query = {}) {
  for await (const { body } of pages(path, query)) yield* body.items
}
