import type { Server, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { SandboxClock } from '../core/clock.ts'
import { pause } from '../core/fault-effects.ts'
import type { Fault, Faults } from '../core/faults.ts'
import type { MailLog } from './mail-log.ts'
import { readMail } from './read-mail.ts'

const defaultDelayMs = 3_000
/** `nobody@…` is a mailbox that does not exist. */
const nobody = /^nobody@/i

class Refusal extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/**
 * A mail server of the company's: real SMTP over TCP, no login, no TLS. A mail meets its fault by what the fault
 * says: `reset_before` at MAIL FROM, a refusal at RCPT TO, `delay`, `timeout` and `reset_after` once the text is taken.
 */
export function mailServer(parts: { clock: SandboxClock; faults: Faults; log: MailLog }): {
  server: Server
  close(): void
} {
  const { clock, faults, log } = parts
  const sockets = new Map<number, Socket>()
  const met = new Map<string, Fault>()

  const smtp = new SMTPServer({
    banner: 'stand-in',
    logger: false,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onMailFrom(_, session, callback) {
      const fault = faults.take('smtp', 'mail')
      met.delete(session.id)
      if (fault) met.set(session.id, fault)
      if (fault?.fault === 'reset_before') return void sockets.get(session.remotePort)?.destroy()
      callback(null)
    },
    onRcptTo(recipient, session, callback) {
      callback(refusalOf(met.get(session.id)) ?? whoIs(recipient.address))
    },
    onData(stream, session, callback) {
      const fault = met.get(session.id)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        if (fault?.fault === 'delay') await pause(fault.ms ?? defaultDelayMs)
        const mail = readMail(Buffer.concat(chunks))
        for (const { address } of session.envelope.rcptTo)
          log.add({ ...mail, to: address, receivedAt: clock.now() })
        if (fault?.fault === 'reset_after') return sockets.get(session.remotePort)?.destroy()
        if (fault?.fault !== 'timeout') callback(null, 'taken')
      })
    },
    onClose(session) {
      met.delete(session.id)
    },
  })
  // a client that hangs up is no trouble of ours
  smtp.on('error', () => {})
  smtp.server.on('connection', (socket) => {
    const port = socket.remotePort
    if (port === undefined) return
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  })

  return {
    server: smtp.server,
    close() {
      smtp.server.close()
      for (const socket of sockets.values()) socket.destroy()
    },
  }
}

function refusalOf(fault: Fault | undefined): Refusal | null {
  if (fault?.fault === 'http_500') return new Refusal(451, 'Requested action aborted')
  if (fault?.fault === 'throttle') return new Refusal(450, 'Too many messages, try again later')
  if (fault?.fault === 'code') return new Refusal(Number(fault.code) || 550, 'Refused')
  return null
}

function whoIs(address: string): Refusal | null {
  return nobody.test(address) ? new Refusal(550, 'No such mailbox') : null
}
