import { ProviderError } from '../../api/_src/kernel/provider-error.ts'
import type { SmsFinding, SmsPort, SmsRequest } from '../../api/_src/ports/sms.ts'
import type { WecomContent, WecomMessagesPort } from '../../api/_src/ports/wecom-messages.ts'

/** What a vendor does with one call. `lost`: takes it and the answer never comes. `away`: was never reached. */
export type Behaviour = 'take' | 'lost' | 'vanish' | 'away' | { refuse: string } | { crash: string }

type Query = Parameters<SmsPort['find']>[0]

/** An SMS vendor that does as it is told, call by call; `take` once the script is used up. */
export type ScriptedSms = SmsPort & {
  /** What reached handsets, oldest first. */
  accepted: SmsRequest[]
  /** Every call, accepted or not. */
  calls: SmsRequest[]
  queries: Query[]
  script: Behaviour[]
  /** What a query finds, by OutId; what was accepted is `waiting` unless told. */
  findings: Map<string, SmsFinding>
  queriesFail: boolean
  forget(): void
}

export function createScriptedSms(): ScriptedSms {
  const vendor: ScriptedSms = {
    accepted: [],
    calls: [],
    queries: [],
    script: [],
    findings: new Map(),
    queriesFail: false,
    forget() {
      for (const list of [vendor.accepted, vendor.calls, vendor.queries, vendor.script])
        list.length = 0
      vendor.findings.clear()
      vendor.queriesFail = false
    },
    async send(request) {
      vendor.calls.push(request)
      const behaviour = vendor.script.shift() ?? 'take'
      if (behaviour === 'take' || behaviour === 'lost') vendor.accepted.push(request)
      if (typeof behaviour === 'object' && 'crash' in behaviour) {
        vendor.accepted.push(request)
        throw new Error(behaviour.crash)
      }
      throwFailure('sms', behaviour)
      return { bizId: `biz${vendor.calls.length}` }
    },
    async find(query) {
      vendor.queries.push(query)
      if (vendor.queriesFail) throw new ProviderError('unavailable', 'sms', 'http_503')
      const known = vendor.findings.get(query.outId)
      if (known) return known
      const accepted = vendor.accepted.some(({ outId }) => outId === query.outId)
      return accepted ? { state: 'waiting', errCode: null, receivedAt: null } : null
    },
  }
  return vendor
}

type WecomCall = { userid: string; content: WecomContent }
export type ScriptedWecom = WecomMessagesPort & {
  calls: WecomCall[]
  script: Behaviour[]
  forget(): void
}

export function createScriptedWecom(): ScriptedWecom {
  const vendor: ScriptedWecom = {
    calls: [],
    script: [],
    forget() {
      for (const list of [vendor.calls, vendor.script]) list.length = 0
    },
    async send(call) {
      vendor.calls.push(call)
      throwFailure('wecom', vendor.script.shift() ?? 'take')
      return { msgid: `msg${vendor.calls.length}` }
    },
  }
  return vendor
}

/** Fails as told; a vendor that takes the call goes on. */
export function throwFailure(provider: string, behaviour: Behaviour): void {
  if (behaviour === 'take') return
  if (behaviour === 'away') throw new ProviderError('unavailable', provider, 'connect_timeout')
  if (typeof behaviour === 'string') throw new ProviderError('uncertain', provider, 'timeout')
  if ('refuse' in behaviour) throw new ProviderError('rejected', provider, behaviour.refuse)
}
