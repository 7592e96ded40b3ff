import type { ChangeRequest } from '../../../../shared/change-request.ts'
import { replaceReasonSchema } from '../../../../shared/contact.ts'
import type { FindingKind } from '../../../../shared/cross-check.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import { carrierName, homeOf } from '../../../../shared/number-check.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import type { Core } from '../../kernel/core.ts'
import type { Vault } from '../../kernel/vault.ts'
import { seesNames, standingOf, type Viewer } from './change-request.ts'
import { factsOf } from './change-request-row.ts'
import type { FoundChange, FoundSide } from './found-changes.ts'

/** The open findings of contacts, by contact. */
export type FindingTexts = ReadonlyMap<string, readonly { kind: FindingKind; text: string }[]>

type Remark = ChangeRequest['remarks'][number]

/**
 * What a manager may read of the cross-checks: the others tell of families or of other employees, and that the
 * relation changed stands there already.
 */
const forManagers: ReadonlySet<FindingKind> = new Set(['own_number', 'frequent_changes'])

/** A request as this viewer may read it: old beside new, numbers masked, names for HR only (design §2). */
export function viewChange(
  found: FoundChange,
  { core, viewer, findings }: { core: Pick<Core, 'vault'>; viewer: Viewer; findings: FindingTexts },
): ChangeRequest {
  const { request, now, changedTo } = found
  const { vault } = core
  const facts = factsOf(request)
  const withNames = seesNames(facts, viewer)
  const known = findings.get(request.contactId) ?? []
  const reason = replaceReasonSchema.safeParse(request.reason)
  return {
    id: request.id,
    state: request.state,
    employee: found.employee,
    reason: reason.success ? reason.data : '其他',
    now: viewSide(now, vault, withNames),
    changedTo: viewSide(changedTo, vault, withNames),
    changed: {
      relation: now.relation !== changedTo.relation,
      phone: now.phoneHash !== changedTo.phoneHash,
      name: vault.open('name', now.nameSealed) !== vault.open('name', changedTo.nameSealed),
    },
    remarks: [
      numberRemark(found.number),
      answerRemark(changedTo),
      ...known
        .filter(({ kind }) => withNames || forManagers.has(kind))
        .map(({ text }): Remark => ({ tone: 'note', text })),
    ],
    requestedAt: request.requestedAt.toISOString(),
    mayDecide: standingOf(facts, viewer) !== null,
    ...(request.decidedAt ? { decidedAt: request.decidedAt.toISOString() } : {}),
    ...(found.decidedByName ? { decidedBy: found.decidedByName } : {}),
    ...(request.noteSealed ? { note: vault.open('history', request.noteSealed) } : {}),
  }
}

function viewSide(side: FoundSide, vault: Vault, withName: boolean): ChangeRequest['now'] {
  return {
    ...(withName ? { maskedName: maskName(vault.open('name', side.nameSealed)) } : {}),
    relation: side.relation,
    maskedPhone: maskPhone(vault.open('phone', side.phoneSealed)),
    state: side.state,
    confirmed: side.proofAt !== null && (side.state === 'valid' || side.state === 'due'),
  }
}

function numberRemark(number: FoundChange['number']): Remark {
  const home = number && [carrierName(number.carrier), homeOf(number)].filter(Boolean)
  const tail = home && home.length > 0 ? ` · ${home.join(' · ')}` : ''
  if (number?.status === 'vacant') return { tone: 'note', text: `新号码查询是空号${tail}` }
  if (number?.status === 'suspended') return { tone: 'wait', text: `新号码已停机${tail}` }
  if (!number || number.status === 'unknown')
    return { tone: 'wait', text: `新号码的状态暂时查不到${tail}` }
  return { tone: 'ok', text: `新号码正常${tail}` }
}

function answerRemark({ state }: FoundSide): Remark {
  if (state === 'valid' || state === 'due') return { tone: 'ok', text: '新联络人已经确认' }
  if (state === 'invalid' || state === 'retired')
    return { tone: 'note', text: '新联络人已经不再使用' }
  return { tone: 'wait', text: '新联络人还没有确认，确认后才会替换' }
}
