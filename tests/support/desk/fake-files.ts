import type { ExportList } from '../../../shared/export.ts'
import type { ImportList, Upload } from '../../../shared/upload.ts'

const AT = '2026-11-23T02:02:00Z'

export type FakeFiles = { upload: Upload; imports: ImportList; exports: ExportList }

/** A roster whose columns are asked about, one that waits for 开始询问, and a full export that waits for a decision. */
export function fakeFiles(): FakeFiles {
  const field = (letter: string, heading: string, one: string | null, asks = false) => ({
    letter,
    heading,
    field: one,
    asks,
  })
  return {
    upload: {
      id: 'upl_1',
      state: 'mapping',
      fileName: '十一月名册.xlsx',
      size: 1_234_567,
      chunkSize: 1_048_576,
      chunks: 2,
      received: [],
      progress: null,
      failure: null,
      columns: {
        format: 'xlsx',
        unreadSheets: [],
        columns: [
          field('A', '工号', 'employee_no'),
          field('B', '姓名', 'name'),
          field('C', '甲方', null),
          field('D', '乙方', null, true),
        ],
        missing: ['紧急联络人 1', '联系电话 1'],
        fields: [
          { field: 'employee_no', name: '工号' },
          { field: 'name', name: '员工姓名' },
          { field: 'contact1', name: '紧急联络人 1' },
          { field: 'phone1', name: '联系电话 1' },
          { field: 'ignore', name: '不用这一列' },
        ],
      },
      preview: null,
      importId: null,
      outcome: null,
      createdAt: AT,
    },
    imports: {
      imports: [
        {
          id: 'imp_1',
          state: 'staged',
          createdAt: AT,
          startedAt: null,
          people: 12_000,
          contacts: 21_000,
          issues: 356,
          mayUndo: true,
        },
      ],
      askingOn: '2026-11-25',
    },
    exports: {
      exports: [
        {
          id: 'exp_1',
          state: 'requested',
          requestedBy: '王主管',
          requestedAt: AT,
          reason: '台风前核对应急名单',
          department: '苏州二车间',
          rows: 320,
          decidedBy: null,
          expiresAt: null,
          downloads: 0,
          mayDecide: true,
          mayDownload: false,
        },
      ],
      departments: [{ id: 'dep_01aaaaaaaaaaaaaaaaaaaaaaaa', name: '苏州基地 · 二车间' }],
    },
  }
}

/** What the file would change, once its columns are told. */
export const fakePreview: NonNullable<Upload['preview']> = {
  rows: 12_161,
  people: {
    added: 120,
    changed: 340,
    unchanged: 11_540,
    leaving: 12,
    absent: 3,
    numbersChanged: 25,
    duplicateRows: 161,
  },
  contacts: { fresh: 210, same: 20_700, conflicting: 14, refused: 2, own: 18, unreadable: 356 },
  issues: [
    { reason: '位数不够 11 位', count: 200 },
    { reason: '有联络人，没有电话', count: 156 },
  ],
  first: [
    {
      row: 2,
      employeeNo: 'E000001',
      name: '<script>卢辉奇</script>',
      department: '苏州基地 · 二车间',
      status: '在职',
      contacts: [{ maskedName: '谭*', relation: '配偶', maskedPhone: '152****8510' }],
    },
  ],
}
