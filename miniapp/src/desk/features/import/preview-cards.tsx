import { View } from '@tarojs/components'
import type { Upload, UploadColumns, UploadPreview } from '../../../../../shared/upload.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { inBrowser } from '../../../lib/platform.ts'
import { DataTable } from '../../components/data-table.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { useAct } from '../../lib/use-act.ts'
import { show } from './import-words.ts'

type Props = { upload: Upload; preview: UploadPreview; columns: UploadColumns }

/** What staging would change, what a person must look at, and a few rows as they were understood. */
export function PreviewCards({ upload, preview, columns }: Props) {
  return (
    <>
      {columns.unreadSheets.length > 0 ? (
        <Banner tone='wait'>
          只读了行数最多的工作表。没有读：{columns.unreadSheets.join('、')}
          。里面也有员工的话，请另存为单独的文件再导入。
        </Banner>
      ) : null}
      <Changes preview={preview} />
      <Issues upload={upload} issues={preview.issues} />
      <FirstRows first={preview.first} />
    </>
  )
}

function Changes({ preview: { rows, people, contacts } }: { preview: UploadPreview }) {
  const line = (words: string, value: number, note = '') => ({
    key: words,
    cells: [words, show(value), note],
  })
  return (
    <View className='card'>
      <View className='head' role='heading' aria-level='2'>
        会改变什么（{show(rows)} 行）
      </View>
      <DataTable
        caption='员工'
        heads={['员工', '人数', '']}
        rows={[
          line('新员工', people.added),
          line('资料有变化', people.changed),
          line('没有变化', people.unchanged),
          line('其中将离职', people.leaving, '开始询问时，其联络人不再使用'),
          line('本人号码变了', people.numbersChanged),
          line('重复的行', people.duplicateRows, '只算一次'),
          line('名册里没有的在职员工', people.absent, '保持不变'),
        ]}
      />
      <DataTable
        caption='联络人'
        heads={['联络人', '人数', '']}
        rows={[
          line('新的，待询问', contacts.fresh),
          line('已经有的', contacts.same, '不会重复询问'),
          line('同一位置已有别人', contacts.conflicting, '两位都保留'),
          line('以前拒绝或移除过', contacts.refused, '不会再询问'),
          line('其中是员工本人号码', contacts.own, '不会询问'),
          line('号码读不准或没填全', contacts.unreadable, '不导入，见下面的清单'),
        ]}
      />
    </View>
  )
}

function Issues({ upload, issues }: { upload: Upload; issues: UploadPreview['issues'] }) {
  const { busy, refusal, run } = useAct()
  const total = issues.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return <Banner tone='ok'>没有需要人看的地方。</Banner>
  return (
    <View className='card'>
      <View className='head' role='heading' aria-level='2'>
        需要人看的 {show(total)} 处
      </View>
      <DataTable
        caption='需要人看的地方'
        heads={['原因', '处']}
        numbers
        rows={issues.map(({ reason, count }) => ({ key: reason, cells: [reason, show(count)] }))}
      />
      {inBrowser ? (
        <Button
          icon='down'
          busy={busy}
          onPress={() =>
            void run(() => saveFile(`/uploads/${upload.id}/issues`, '需要人看的地方.csv'))
          }
        >
          下载清单（行号、工号、列、原因）
        </Button>
      ) : null}
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
    </View>
  )
}

function FirstRows({ first }: { first: UploadPreview['first'] }) {
  return (
    <View className='card'>
      <View className='head' role='heading' aria-level='2'>
        前几行读成了这样
      </View>
      <DataTable
        caption='前几行'
        heads={['工号', '姓名', '部门', '状态', '联络人']}
        rows={first.map((person) => ({
          key: String(person.row),
          cells: [
            person.employeeNo,
            person.name,
            person.department,
            person.status,
            person.contacts
              .map(({ relation, maskedName, maskedPhone }) =>
                [relation, maskedName, maskedPhone].join(' '),
              )
              .join('；') || '没有',
          ],
        }))}
      />
    </View>
  )
}
