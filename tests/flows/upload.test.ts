import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkUpload } from '../../api/_src/features/import/check-upload.ts'
import { confirmUpload } from '../../api/_src/features/import/confirm-upload.ts'
import { editUpload } from '../../api/_src/features/import/edit-upload.ts'
import { listImports } from '../../api/_src/features/import/list-imports.ts'
import { purgeUploads } from '../../api/_src/features/import/purge-uploads.ts'
import { recordChunk } from '../../api/_src/features/import/record-chunk.ts'
import { startImport } from '../../api/_src/features/import/start-import.ts'
import { startUpload } from '../../api/_src/features/import/start-upload.ts'
import { submitUpload } from '../../api/_src/features/import/submit-upload.ts'
import { getUpload, listUploadIssues } from '../../api/_src/features/import/upload-queries.ts'
import { withdrawUpload } from '../../api/_src/features/import/withdraw-upload.ts'
import { stageUpload, undoRoster } from '../../api/_src/flow/import-people.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { writeCsv } from '../../api/_src/kernel/table-file/write-csv.ts'
import { UPLOAD_CHUNK } from '../../shared/upload.ts'
import { addEmployee } from '../support/add-employee.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'
import { sha256, uploadFile } from '../support/upload-file.ts'

let world: MessageWorld
let actorId: string
beforeAll(async () => {
  world = await createMessageWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  actorId = await addEmployee(world, { name: '窦主管' })
})

const HEADINGS = '工号,姓名,基地,部门,在职状态,考勤手机号,紧急联络人1,关系1,联系电话1'.split(',')
const ZHANG = 'E1,张三,苏州基地,质量部,在职,13900000201,李四,爸,13900000202'.split(',')
const WANG = 'E2,王五,苏州基地,质量部,在职,13900000203,赵六,妻,13900000204'.split(',')

const csv = (...rows: string[][]) => Buffer.from(writeCsv([HEADINGS, ...rows]))
const upload = async (bytes: Buffer, name?: string) => {
  const uploadId = await uploadFile(world, { actorId, bytes, ...(name ? { name } : {}) })
  await world.settle()
  return uploadId
}
const read = (uploadId: string) => getUpload(world, { uploadId, actorId })
const confirm = async (uploadId: string) => {
  await confirmUpload(world, { uploadId, actorId })
  await world.settle()
  return read(uploadId)
}
async function count(table: string): Promise<number> {
  const result = await world.db.execute(sql.raw(`select count(*)::int as n from ${table}`))
  return rowsOf<{ n: number }>(result)[0]?.n ?? 0
}

describe('an uploaded roster', () => {
  test('is previewed, and nothing is written before it is confirmed', async () => {
    const uploadId = await upload(csv(ZHANG, WANG, [...ZHANG.with(0, 'E3').slice(0, 8), '139']))
    const { state, columns, preview } = await read(uploadId)
    expect(state).toBe('ready')
    expect(columns?.columns.map(({ field }) => field)).toContain('phone1')
    expect(preview?.people).toMatchObject({ added: 3, changed: 0, leaving: 0, absent: 1 })
    expect(preview?.contacts).toMatchObject({ fresh: 2, same: 0, unreadable: 1 })
    expect(preview?.issues).toEqual([{ reason: '位数不够 11 位', count: 1 }])
    expect(preview?.first[0]?.contacts[0]).toEqual({
      maskedName: '李*',
      relation: '父亲',
      maskedPhone: '139****0202',
    })
    expect([await count('imports'), await count('employees')]).toEqual([0, 1])
  })

  test('is staged once it is confirmed, as the preview said, and its file is gone', async () => {
    const uploadId = await upload(csv(ZHANG, WANG))
    expect(await confirm(uploadId)).toMatchObject({
      state: 'staged',
      outcome: { outcome: 'staged', employeesAdded: 2, contactsStaged: 2 },
    })
    expect([await count('staged_contacts'), await count('upload_chunks')]).toEqual([2, 0])
    const { imports } = await listImports(world)
    expect(imports).toMatchObject([{ state: 'staged', people: 2, contacts: 2, mayUndo: true }])
    expect(await world.messages()).toEqual([])
  })

  test('says what would change, leave and stay of people who are known', async () => {
    await confirm(await upload(csv(ZHANG, WANG)))
    await startImport(world)
    await world.settle()
    const changed = [
      ZHANG.with(3, '设备部').with(6, '孙七').with(8, '13900000209'),
      WANG.with(4, '离职'),
    ]
    const { preview } = await read(await upload(csv(...changed, ZHANG.with(0, 'E9'))))
    expect(preview?.people).toMatchObject({
      added: 1,
      changed: 2,
      unchanged: 0,
      leaving: 1,
      numbersChanged: 0,
    })
    expect(preview?.contacts).toMatchObject({ fresh: 1, conflicting: 1, same: 0 })
    const same = await read(await upload(csv(ZHANG, WANG)))
    expect(same.preview?.people).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(same.preview?.contacts).toMatchObject({ fresh: 0, same: 2 })
  })

  test('a number that was not known before is no changed one, and another one is', async () => {
    await confirm(await upload(csv(ZHANG.with(5, ''), WANG)))
    const { preview } = await read(await upload(csv(ZHANG, WANG.with(5, '13900000211'))))
    expect(preview?.people).toMatchObject({ unchanged: 2, numbersChanged: 1 })
  })

  test('that was imported before changes nothing and says so', async () => {
    await confirm(await upload(csv(ZHANG, WANG)))
    expect(await confirm(await upload(csv(ZHANG, WANG)))).toMatchObject({
      state: 'staged',
      outcome: { outcome: 'unchanged', contactsStaged: 0 },
    })
    expect(await count('imports')).toBe(1)
  })

  test('asks what nobody can recognise, and goes on with the answer', async () => {
    const bytes = Buffer.from(writeCsv([HEADINGS.with(6, '甲方').with(8, '乙方'), ZHANG]))
    const uploadId = await upload(bytes)
    const asked = await read(uploadId)
    expect(asked.state).toBe('mapping')
    expect(asked.columns?.missing).toEqual(['紧急联络人 1', '联系电话 1'])
    expect(asked.columns?.columns.filter(({ asks }) => asks).map(({ letter }) => letter)).toEqual([
      'I',
    ])
    expect(JSON.stringify(asked)).not.toMatch(/张三|李四|139/)

    const edit = (columns: Record<string, string>) =>
      editUpload(world, { uploadId, actorId, columns })
    await expect(edit({ G: 'contact1', I: 'contact1' })).rejects.toThrow('invalid_input')
    await expect(edit({ G: 'password' })).rejects.toThrow('invalid_input')
    await edit({ G: 'contact1', I: 'phone1' })
    await world.settle()
    expect(await read(uploadId)).toMatchObject({
      state: 'ready',
      preview: { contacts: { fresh: 1 } },
    })
  })

  test('gives its error file with row, 工号, column and reason, never the value', async () => {
    const uploadId = await upload(
      csv(ZHANG.with(8, '1390000020x'), WANG.with(0, '=cmd()').with(8, '139')),
    )
    const rows = await listUploadIssues(world, { uploadId, actorId })
    expect(rows[0]).toEqual(['行号', '工号', '列', '原因'])
    expect(rows.map(([row]) => row)).toEqual(['行号', '2', '3'])
    const file = writeCsv(rows)
    expect(file).not.toMatch(/1390000020|李四|赵六|^=/m)
    await confirm(uploadId)
    expect(await listUploadIssues(world, { uploadId, actorId })).toEqual(rows)
  })

  test('leaves no name of a family and no number in plain text', async () => {
    const uploadId = await upload(csv(ZHANG), '张三 13900000201 的名册.csv')
    const tables = ['uploads', 'upload_chunks', 'import_issues', 'jobs', 'audit_log']
    const dump = async () => {
      const rows = []
      for (const table of tables)
        rows.push(rowsOf(await world.db.execute(sql.raw(`select * from ${table}`))))
      return JSON.stringify(rows, (_key, value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      )
    }
    expect(await dump()).not.toMatch(/李四|13900000201|13900000202/)
    await confirm(uploadId)
    expect(await dump()).not.toMatch(/李四|13900000201|13900000202/)
    expect(world.logLines.join('')).not.toMatch(/李四|1390000020/)
  })
})

describe('pieces', () => {
  const big = Buffer.alloc(UPLOAD_CHUNK + 7, 'x')
  const file = { fileName: 'a.csv', size: big.length, sha256: sha256(big) }
  const start = () => startUpload(world, { actorId, file })
  const put = (uploadId: string, n: number, bytes: Uint8Array, hash?: string) =>
    recordChunk(world, { uploadId, actorId, n, bytes, ...(hash ? { sha256: hash } : {}) })
  const piece = (n: number) => big.subarray(n * UPLOAD_CHUNK, (n + 1) * UPLOAD_CHUNK)

  test('of the same file are taken up where they were left, in any order and twice', async () => {
    const { uploadId } = await start()
    await put(uploadId, 1, piece(1))
    expect((await start()).uploadId).toBe(uploadId)
    expect((await read(uploadId)).received).toEqual([1])
    await expect(submitUpload(world, { uploadId, actorId })).rejects.toThrow('not_now')
    await put(uploadId, 0, piece(0))
    await put(uploadId, 0, piece(0))
    await submitUpload(world, { uploadId, actorId })
    await submitUpload(world, { uploadId, actorId })
    expect((await read(uploadId)).state).toBe('reading')
  })

  test('that are none of the file, or damaged, are refused', async () => {
    const { uploadId } = await start()
    await expect(put(uploadId, 0, piece(1))).rejects.toThrow('invalid_input')
    await expect(put(uploadId, 2, piece(1))).rejects.toThrow('invalid_input')
    await expect(put(uploadId, 1, piece(1), sha256(piece(0)))).rejects.toThrow('malformed_body')
    const stranger = { uploadId, actorId: 'emp_other', n: 1, bytes: piece(1) }
    await expect(recordChunk(world, stranger)).rejects.toThrow('not_found')
  })

  test('that are not the file as a whole are not read', async () => {
    const { uploadId } = await start()
    await put(uploadId, 0, Buffer.alloc(UPLOAD_CHUNK, 'y'))
    await put(uploadId, 1, piece(1))
    await submitUpload(world, { uploadId, actorId })
    await world.settle()
    expect(await read(uploadId)).toMatchObject({
      state: 'failed',
      failure: '文件在上传中损坏了，请重新上传。',
    })
    expect(await count('upload_chunks')).toBe(0)
  })
})

describe('an end', () => {
  test('a hostile or unreadable file fails with a sentence, and its file goes', async () => {
    const uploadId = await upload(Buffer.from('x,'.repeat(300)))
    expect((await read(uploadId)).failure).toContain('超过 200 列')
    expect(await count('upload_chunks')).toBe(0)
  })

  test('a file of headings alone is refused', async () => {
    expect((await read(await upload(csv(['合计', '', '', '', '', '', '', '', ''])))).state).toBe(
      'failed',
    )
  })

  test('given up, or not touched for 24 hours, the file and what was found in it go', async () => {
    const bad = ZHANG.with(8, '139')
    const [one, two] = [await upload(csv(bad)), await upload(csv(bad, WANG))]
    await withdrawUpload(world, { uploadId: one, actorId })
    expect(await count('upload_chunks')).toBe(1)
    world.clock.advance(DAY + 1)
    await purgeUploads(world)
    expect([await count('upload_chunks'), await count('import_issues')]).toEqual([0, 0])
    expect((await read(two)).failure).toContain('24 小时')
    await expect(confirmUpload(world, { uploadId: two, actorId })).rejects.toThrow('lost_race')
  })

  test('two instances that read and stage it at once do it once', async () => {
    const uploadId = await uploadFile(world, { actorId, bytes: csv(ZHANG.with(8, '139'), WANG) })
    await Promise.all([checkUpload(world, { uploadId }), checkUpload(world, { uploadId })])
    expect(await count('import_issues')).toBe(1)
    await confirmUpload(world, { uploadId, actorId })
    await Promise.all([stageUpload(world, { uploadId }), stageUpload(world, { uploadId })])
    expect([await count('imports'), await count('staged_contacts')]).toEqual([1, 1])
    expect((await read(uploadId)).outcome?.outcome).toBe('staged')
  })

  test('a run that dies in the middle leaves nothing behind, and the next one does it all', async () => {
    const uploadId = await upload(csv(ZHANG, WANG))
    await confirmUpload(world, { uploadId, actorId })
    let seals = 0
    const dying = {
      ...world,
      vault: {
        ...world.vault,
        seal(...input: Parameters<typeof world.vault.seal>) {
          if (++seals === 6) throw new Error('killed')
          return world.vault.seal(...input)
        },
      },
    }
    await expect(stageUpload(dying, { uploadId })).rejects.toThrow('killed')
    expect([
      await count('imports'),
      await count('staged_contacts'),
      await count('employees'),
    ]).toEqual([0, 0, 1])
    await world.settle()
    expect((await read(uploadId)).outcome).toMatchObject({ employeesAdded: 2, contactsStaged: 2 })
  })
})

describe('开始询问 at the desk', () => {
  test('tells the employees at once, and asks their families two workdays later at nine', async () => {
    const { importId } = await confirm(await upload(csv(ZHANG, WANG)))
    await world.db.execute(sql`update employees set userid = 'ZhangSan' where employee_no = 'E1'`)
    const started = await startImport(world, {
      actorId,
      expected: [importId ?? ''],
      tellFirst: true,
    })
    expect(started).toMatchObject({ imports: 1, contacts: 2, askingOn: '2026-11-25' })
    await world.settle()
    expect((await world.notices()).map(({ kind, details }) => [kind, details])).toEqual([
      ['import_started', { on: '2026-11-25' }],
    ])
    expect([await count('contacts'), (await world.messages()).length]).toEqual([0, 0])
    world.clock.set(new Date('2026-11-25T00:59:00Z'))
    await world.settle()
    expect(await count('contacts')).toBe(0)
    world.clock.set(new Date('2026-11-25T01:00:00Z'))
    await world.settle()
    expect(await count('contacts')).toBe(2)
  })

  test('of another list than the person saw does nothing', async () => {
    await confirm(await upload(csv(ZHANG)))
    expect(await startImport(world, { expected: ['imp_other'] })).toMatchObject({ imports: 0 })
    expect((await listImports(world)).imports[0]?.state).toBe('staged')
  })

  test('is taken back until then, the newest first, and stands in the audit log', async () => {
    const one = (await confirm(await upload(csv(ZHANG)))).importId ?? ''
    world.clock.advance(1000)
    const two = (await confirm(await upload(csv(ZHANG, WANG)))).importId ?? ''
    expect(await undoRoster(world, { importId: one, actorId })).toBeNull()
    expect(await undoRoster(world, { importId: two, actorId })).toEqual({ importId: two })
    expect(await count('staged_contacts')).toBe(1)
    const audit = await world.db.execute(sql`select action, actor_id from audit_log order by id`)
    expect(rowsOf<{ action: string; actor_id: string }>(audit)).toEqual(
      ['import.staged', 'import.staged', 'import.undone'].map((action) => ({
        action,
        actor_id: actorId,
      })),
    )
  })
})
