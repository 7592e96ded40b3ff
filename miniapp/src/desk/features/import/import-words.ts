import type { Upload, UploadState } from '../../../../../shared/upload.ts'

const count = new Intl.NumberFormat('zh-CN')
/** 12,000 */
export const show = (value: number): string => count.format(value)

export const stateWords: Record<UploadState, string> = {
  uploading: '没有传完',
  reading: '正在核对',
  mapping: '等您说明列',
  ready: '等您确认',
  staging: '正在暂存',
  staged: '已暂存',
  failed: '没有成功',
  withdrawn: '已放弃',
}

const phases = {
  reading: '正在读取文件',
  checking: '正在逐行核对',
  comparing: '正在与现有资料比对',
  writing: '正在写入',
} as const

/** 正在逐行核对，12,000 / 100,000 行 */
export function sayProgress(progress: NonNullable<Upload['progress']>): string {
  const { phase, done, total } = progress
  if (total > 0) return `${phases[phase]}，${show(done)} / ${show(total)}`
  return done > 0 ? `${phases[phase]}，已读 ${show(done)} 行` : `${phases[phase]}…`
}

/** What staging did. */
export function sayOutcome({ outcome }: Upload): string {
  if (!outcome) return '已暂存。'
  if (outcome.outcome === 'unchanged') return '这份名册以前导入过，什么也没有改变。'
  return `已暂存：新员工 ${show(outcome.employeesAdded)} 人，有变化 ${show(outcome.employeesChanged)} 人，待询问的联络人 ${show(outcome.contactsStaged)} 位。还没有询问任何人。`
}
