import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts'

export type PostgresServer = {
  /** Its own database, from which others are made. */
  url: string
  /** An empty database of its own. */
  createDatabase(): Promise<{ url: string; drop(): Promise<void> }>
  stop(): Promise<void>
}

/** A real PostgreSQL in a temporary folder, on a free port of this machine; it ends with this process at the latest. */
export async function startPostgres(
  settings: Record<string, string> = {},
): Promise<PostgresServer> {
  const binaries = findPostgres()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'))
  const port = await freePort()
  const server = run(binaries, folder, port, settings)
  const removeAtExit = () => {
    server.kill('SIGQUIT')
    fs.rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', removeAtExit)
  const urlOf = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  await untilReady(urlOf('postgres'), server)
  return {
    url: urlOf('postgres'),
    createDatabase: () => createDatabase(urlOf('postgres')),
    async stop() {
      process.off('exit', removeAtExit)
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await gone
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A database beside the one that `serverUrl` names: empty, or a copy of `template`. */
export async function createDatabase(
  serverUrl: string,
  template = 'template1',
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await once(serverUrl, `create database ${name} template ${template}`)
  return {
    url: new URL(name, serverUrl).href,
    drop: () => once(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

function run(
  { bin, owner }: PostgresBinaries,
  folder: string,
  port: number,
  settings: Record<string, string>,
): ChildProcess {
  const data = path.join(folder, 'data')
  // PostgreSQL refuses to run as root, so root lends the folder to somebody who is not.
  if (owner) fs.chownSync(folder, owner.uid, owner.gid)
  const asOwner = { ...owner, cwd: folder }
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  execFileSync(path.join(bin, 'initdb'), init, { ...asOwner, stdio: 'pipe' })
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  return spawn(path.join(bin, 'postgres'), ['-D', data, ...flags], { ...asOwner, stdio: 'ignore' })
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; server.exitCode === null; attempt++) {
    try {
      return await once(url, 'select 1')
    } catch (error) {
      if (attempt > 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('PostgreSQL ended before it was ready')
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
