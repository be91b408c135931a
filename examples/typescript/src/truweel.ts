// A typed client of Truweel: strict, patient where the server says so, each change made once.

import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { components, paths } from './schema.js'

export type Schemas = components['schemas']

/** What the server refused. `status` and `code` are for programs, the message is for people. */
export class ApiFault extends Error {
  constructor(
    readonly status: number,
    readonly body: Partial<Schemas['Error']>,
  ) {
    super(`${status} ${body.message ?? ''}`)
  }

  get code(): string | undefined {
    return this.body.code
  }
}

export interface Options {
  server: string
  key: string
  secret: string
}

export function connect({ server, key, secret }: Options): Client<paths> {
  const login = Buffer.from(`${key}:${secret}`).toString('base64')
  const client = createClient<paths>({ baseUrl: `${server}/api/v2`, fetch: patientFetch })
  const headers: Middleware = {
    onRequest({ request }) {
      request.headers.set('Authorization', `Basic ${login}`)
      request.headers.set('Prefer', 'handling=strict, return=representation')
      if (request.method === 'PATCH') request.headers.set('Content-Type', 'application/merge-patch+json')
      if (!['GET', 'DELETE'].includes(request.method)) request.headers.set('Idempotency-Key', crypto.randomUUID())
      return request
    },
    async onResponse({ response }) {
      if (!response.ok) throw new ApiFault(response.status, await response.json().catch(() => ({})))
    },
  }
  client.use(headers)
  return client
}

const TRIES = 6

/** 429, 503 and a connection that breaks are tried again: changes have a key, so nothing is done twice. */
async function patientFetch(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    let seconds = 2 ** attempt / 4
    try {
      const response = await fetch(request.clone())
      if (![429, 503].includes(response.status) || attempt === TRIES) return response
      seconds = Number(response.headers.get('Retry-After') ?? seconds)
      if (!(seconds <= 60)) return response
      await response.body?.cancel()
    } catch (error) {
      if (attempt === TRIES) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 * (1 + Math.random() / 4)))
  }
}

type ListAnswer<T> = { data?: { items: T[] }; response: Response }

/** All records of a list, page after page. `read` asks for the page at `cursor`. */
export async function* all<T>(read: (cursor?: string) => Promise<ListAnswer<T>>): AsyncGenerator<T> {
  let cursor: string | undefined
  do {
    const { data, response } = await read(cursor)
    yield* data?.items ?? []
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1]
    cursor = next === undefined ? undefined : (new URL(next).searchParams.get('cursor') ?? undefined)
  } while (cursor !== undefined)
}
