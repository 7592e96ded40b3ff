import { createHash } from 'node:crypto'
import type { Db } from '../../../../db/client.ts'
import { createCircuit } from '../../kernel/circuit.ts'
import { createHttpClient, type HttpClient } from '../../kernel/http-client.ts'
import { wait } from '../../kernel/retry.ts'
import { createSharedPacer } from '../../kernel/shared-pacer.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { DirectoryPort } from '../../ports/directory.ts'
import type { MembersPort } from '../../ports/members.ts'
import type { ProviderHealth } from '../../ports/provider-health.ts'
import type { RosterPort } from '../../ports/roster.ts'
import type { WecomCallbacksPort } from '../../ports/wecom-callbacks.ts'
import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import { createAccessToken } from './access-token.ts'
import { createWecomApi, exchange } from './api-client.ts'
import { createCallbacks } from './callback.ts'
import { createCards } from './cards.ts'
import { createDirectory, DIRECTORY_PER_SECOND } from './directory.ts'
import { isWecomFailure, PROVIDER } from './errcodes.ts'
import { createMemberPace } from './member-pace.ts'
import { createMembers } from './members.ts'
import { createMessages } from './messages.ts'
import type { WecomOptions } from './options.ts'
import { createRoster, ROSTER_PER_SECOND } from './roster.ts'
import { createTokenStore } from './token-store.ts'

export type Wecom = {
  members: MembersPort
  wecomMessages: WecomMessagesPort
  wecomCards: WecomCardsPort
  /** Null: the directory is not read. */
  directory: DirectoryPort | null
  /** Null: 人事助手 is not read. */
  roster: RosterPort | null
  /** Null: no callback address is configured. */
  wecomCallbacks: WecomCallbacksPort | null
  health(): ProviderHealth
  close(): Promise<void>
}
export type WecomParts = { db: Db; vault: Vault; http?: HttpClient }

/** WeCom's server API: who somebody is, messages to members, pushes to us. */
export function createWecom(options: WecomOptions, parts: WecomParts): Wecom {
  const { db, vault } = parts
  const { apiUrl, corpId, callback } = options
  const http =
    parts.http ??
    createHttpClient({
      proxyUrl: options.egressProxyUrl,
      connectTimeoutMs: options.connectTimeoutMs ?? 2_000,
      timeoutMs: options.timeoutMs ?? 5_000,
      maxConnections: options.maxConnections ?? 20,
    })
  const circuit = createCircuit({ provider: PROVIDER, isFailure: isWecomFailure })
  const api = createWecomApi({ http, apiUrl, circuit })

  /** A new secret has a row of its own, so that it is not kept away by an old one's refusal. */
  function tokenOf(secret: string) {
    const mark = createHash('sha256').update(`${corpId}\0${secret}`).digest('base64url')
    const request = {
      path: 'gettoken',
      query: { corpid: corpId, corpsecret: secret },
      kind: 'read',
      repeatable: false,
    } as const
    return createAccessToken({
      store: createTokenStore(db, vault, `wecom.${mark.slice(0, 16)}`),
      fetch: () => exchange(http, apiUrl, request),
      monotonicNow: () => performance.now(),
      wait,
    })
  }
  const appToken = tokenOf(options.secret)
  const miniSecret = options.mini?.secret ?? options.secret
  const miniToken = miniSecret === options.secret ? appToken : tokenOf(miniSecret)
  const messages = { api, appToken, holdPace: createMemberPace(db, options.memberPerMinute) }

  const pacer = createSharedPacer(db, {
    name: 'wecom.directory',
    perSecond: options.directoryPerSecond ?? DIRECTORY_PER_SECOND,
  })

  return {
    directory: options.directory && createDirectory(options.directory, { api, appToken, pacer }),
    roster: options.roster
      ? createRoster({
          api,
          appToken,
          pacer: createSharedPacer(db, { name: 'wecom.roster', perSecond: ROSTER_PER_SECOND }),
        })
      : null,
    members: createMembers(options, { api, appToken, miniToken }),
    wecomMessages: createMessages(options, messages),
    wecomCards: createCards(options, messages),
    wecomCallbacks: callback && createCallbacks({ ...callback, corpId }),
    health: circuit.health,
    close: http.close,
  }
}
