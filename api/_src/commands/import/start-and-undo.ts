import { startImport } from '../../features/import/start-import.ts'
import { undoRoster } from '../../flow/import-people.ts'
import { withCore } from '../server/open-core.ts'

export async function startStaged(): Promise<void> {
  const started = await withCore((core) => startImport(core, { tellFirst: true }))
  if (started.imports === 0) {
    console.log('没有已暂存的导入。')
    return
  }
  console.log(`开始询问：${started.contacts} 位联络人，${started.imports} 次导入。`)
  if (started.leavers > 0) console.log(`名册里已离职的 ${started.leavers} 人，其联络人不再使用。`)
  console.log(
    `员工现在会收到通知，${started.askingOn} 上午 9 点起依次检测号码、询问其联络人（服务要在运行）。`,
  )
}

export async function undoStaged(): Promise<void> {
  const undone = await withCore((core) => undoRoster(core))
  console.log(
    undone
      ? '已撤销最近一次导入，员工、号码和联络人都恢复到导入之前。'
      : '没有可以撤销的导入：没有暂存的，或者已经开始询问。',
  )
}
