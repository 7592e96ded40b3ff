import { expect, test } from 'vitest'
import { type FindingFacts, findingsOf } from './finding.ts'
import { changesTo } from './finding-changes.ts'
import { findingSentence } from './finding-sentences.ts'

const facts = (given: Partial<FindingFacts> = {}): FindingFacts => ({
  state: 'pending',
  cause: null,
  relation: '母亲',
  confirmed: false,
  sharedConfirmed: false,
  ownKnown: true,
  ownSources: [],
  colleagues: [],
  colleagueAtSite: false,
  others: [],
  othersCount: 0,
  leaverContacts: [],
  relationBefore: null,
  changes: 0,
  newest: true,
  reassignedOn: null,
  ...given,
})
const confirmed = { state: 'valid', confirmed: true } as const

test.each<[what: string, given: Partial<FindingFacts>, sentences: string[]]>([
  ['nothing to say of a confirmed contact', confirmed, []],
  ['the normal case', {}, ['紧急联络人手机号与员工常用手机号不同，请核实']],
  ['no own number is known: nothing is compared', { ownKnown: false }, []],
  [
    'an own number',
    { ...confirmed, ownSources: ['attendance', 'wecom'] },
    ['低风险：与员工本人的号码相同（考勤、企业微信），请核实是否与家人共用'],
  ],
  ['an own number that HR confirmed', { ownSources: ['payroll'], sharedConfirmed: true }, []],
  [
    'a colleague at the site',
    { ...confirmed, colleagues: ['emp_2'], colleagueAtSite: true },
    ['这是同一地点一位同事的本人号码，不计入保障'],
  ],
  ['a colleague elsewhere', { ...confirmed, colleagues: ['emp_2'] }, ['这是另一位员工的本人号码']],
  [
    'three employees with one number',
    { ...confirmed, others: ['emp_2', 'emp_3'], othersCount: 2 },
    ['该号码共有 3 位员工填写，请确认是否为同一家人'],
  ],
  [
    'a leaver’s contact',
    { ...confirmed, leaverContacts: ['con_9'] },
    ['该联络人已被离职员工使用，请确认是否为同一人'],
  ],
  [
    'another relation',
    { ...confirmed, relationBefore: '父亲' },
    ['该员工的紧急联络人由父亲变更为母亲，请确认变更原因'],
  ],
  ['the same relation as before', { ...confirmed, relationBefore: '母亲' }, []],
  ['two changes', { ...confirmed, changes: 2 }, []],
  ['three changes', { ...confirmed, changes: 3 }, ['变更频繁，请核实是否存在异常']],
  ['three changes, noted at a newer contact', { ...confirmed, changes: 3, newest: false }, []],
  ['a new owner', { ...confirmed, reassignedOn: '2026-11-23' }, ['该号码可能已换了主人']],
  [
    'a contact that ended over a new owner',
    { state: 'invalid', cause: 'reassigned', reassignedOn: '2026-11-23', othersCount: 4 },
    ['该号码可能已换了主人'],
  ],
  ['any other end', { state: 'invalid', cause: 'dead', ownSources: ['payroll'] }, []],
  ['a retired contact', { state: 'retired', ownSources: ['payroll'], changes: 9 }, []],
])('%s', (_what, given, sentences) => {
  expect(
    findingsOf(facts(given)).map(({ kind, details }) => findingSentence(kind, details)),
  ).toEqual(sentences)
})

test('what HR found in order stays so, whatever the order of its details, until they change', () => {
  const kept = {
    id: 'fnd_1',
    kind: 'shared_contact',
    details: { count: 2, employeeIds: ['emp_2'] },
    open: false,
  }
  const nothing = { added: [], changed: [], clearedIds: [] }
  const same = { kind: 'shared_contact', details: { employeeIds: ['emp_2'], count: 2 } } as const
  const more = { ...same, details: { employeeIds: ['emp_2', 'emp_3'], count: 3 } }
  expect(
    changesTo([kept], [{ ...same, details: { ...same.details, employeeIds: ['emp_2'] } }]),
  ).toEqual(nothing)
  expect(changesTo([kept], [more])).toEqual({ ...nothing, added: [more] })
  expect(changesTo([{ ...kept, open: true }], [more])).toEqual({
    ...nothing,
    changed: [{ id: 'fnd_1', details: more.details }],
  })
  expect(changesTo([{ ...kept, open: true }], [])).toEqual({ ...nothing, clearedIds: ['fnd_1'] })
})
