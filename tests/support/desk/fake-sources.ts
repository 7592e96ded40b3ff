import { type DirectorySyncs, newDirectorySyncSchema } from '../../../shared/directory.ts'
import type { RosterConflicts } from '../../../shared/roster.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'

export type FakeSources = {
  directory: DirectorySyncs
  roster: RosterConflicts
  /** What was asked for, in turn. */
  asked: boolean[]
}

const none = { joined: 0, returned: 0, left: 0, changed: 0, held: 0, hidden: 0 }

/** A reading that stopped, one that found differences, one that found none; conflicts of each kind. */
export function fakeSources(): FakeSources {
  const reading = { askedBy: null, trouble: null, differences: [] }
  return {
    asked: [],
    directory: {
      enabled: true,
      syncs: [
        {
          ...reading,
          id: 'dsy_3',
          state: 'stopped',
          stateText: '已停下，没有改动',
          askedBy: '窦月军',
          startedAt: '2026-11-23T02:00:00Z',
          endedAt: '2026-11-23T02:01:00Z',
          counts: { missing: 812 },
          trouble: '通讯录里缺的人太多，可能是应用的可见范围改了。没有改动任何人。',
        },
        {
          ...reading,
          id: 'dsy_2',
          state: 'done',
          stateText: '已完成',
          startedAt: '2026-11-22T18:00:00Z',
          endedAt: '2026-11-22T18:01:00Z',
          counts: { members: 12_161, departments: 48, ...none, joined: 1, left: 1, held: 1 },
          differences: [
            {
              kind: 'joined',
              employee: '李思远',
              userid: 'LiSiYuan',
              text: '新加入通讯录，已建立员工',
            },
            {
              kind: 'left',
              employee: '马晓东',
              userid: 'MaXiaoDong',
              text: '已不在通讯录，已按离职处理',
            },
            {
              kind: 'same_name',
              employee: null,
              userid: 'LongLongAccountOfTheEasternFactory0000001234',
              text: '没有工号，与花名册中没有账号的员工同名，请在花名册或企业微信补上工号',
            },
          ],
        },
        {
          ...reading,
          id: 'dsy_1',
          state: 'done',
          stateText: '已完成',
          startedAt: '2026-11-21T18:00:00Z',
          endedAt: '2026-11-21T18:01:00Z',
          counts: { members: 12_160, departments: 48, ...none },
        },
      ],
    },
    roster: {
      employees: [
        {
          employeeId: 'emp_12',
          employee: '李思远',
          employeeNo: 'SZ-002211',
          department: '苏州二车间',
          readAt: '2026-11-22T18:00:00Z',
          conflicts: [
            {
              kind: 'unknown_number',
              text: '花名册里的号码不在紧急联络人中，请和员工核对',
              contactId: null,
              maskedName: '孙*七',
              maskedPhone: '139****0299',
              relation: '兄弟姐妹',
            },
            {
              kind: 'full',
              text: '花名册已有五位，写不进已确认的联络人，请先删去无效的',
              contactId: 'con_11',
              maskedName: null,
              maskedPhone: null,
              relation: null,
            },
          ],
        },
      ],
      nextCursor: null,
    },
  }
}

/** WeCom's directory and the roster of 人事助手. */
export function answerSources(
  sources: FakeSources,
  method: string,
  resource: string,
  request: FakeRequest,
): FakeAnswer {
  if (resource === 'roster-conflicts') return { status: 200, body: sources.roster }
  if (method !== 'POST') return { status: 200, body: sources.directory }
  const read = newDirectorySyncSchema.safeParse(request.body)
  if (!read.success) return refusal('invalid_input')
  sources.asked.push(read.data.acceptLeavers ?? false)
  const due = { state: 'due', stateText: '等待读取', startedAt: null, endedAt: null } as const
  const rest = { id: 'dsy_4', askedBy: '窦月军', counts: {}, trouble: null, differences: [] }
  sources.directory.syncs = [{ ...rest, ...due }, ...sources.directory.syncs]
  return { status: 202, body: sources.directory }
}
