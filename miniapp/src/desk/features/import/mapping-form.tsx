import { View } from '@tarojs/components'
import { useState } from 'react'
import type { UploadColumns } from '../../../../../shared/upload.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Choose } from '../../components/choose.tsx'

type Props = {
  columns: UploadColumns
  busy: boolean
  onDone: (columns: Record<string, string>) => void
  onCancel: () => void
  cancelWords: string
}

const UNTOLD = ''

const unknownFirst = (a: { field: string | null }, b: { field: string | null }) =>
  Number(a.field !== null) - Number(b.field !== null)

/** Which column holds what: what was recognised stands there, what was not is asked, and nothing is guessed. */
export function MappingForm({ columns: given, busy, onDone, onCancel, cancelWords }: Props) {
  const [fields, setFields] = useState(() =>
    Object.fromEntries(
      given.columns.map(({ letter, field, asks }) => [letter, field ?? (asks ? UNTOLD : 'ignore')]),
    ),
  )
  const [tried, setTried] = useState(false)
  const untold = Object.values(fields).filter((field) => field === UNTOLD).length
  const options = [
    { value: UNTOLD, words: '请选择' },
    ...given.fields.map(({ field, name }) => ({ value: field, words: name })),
  ]
  const done = () => {
    setTried(true)
    if (untold === 0) onDone(fields)
  }
  return (
    <View className='card mapping'>
      <View className='head' role='heading' aria-level='2'>
        每一列是什么
      </View>
      {given.columns.every(({ heading }) => heading === '') ? (
        <Banner tone='bad'>
          没有找到写列名的那一行。请打开文件看看：列名在不在前 20
          行，中文是不是乱码。改好以后放弃这个文件，再上传一次。
        </Banner>
      ) : null}
      {given.missing.length > 0 ? (
        <Banner tone='wait'>
          没有认出这些内容在哪一列：{given.missing.join('、')}。请在下面选出来。
        </Banner>
      ) : null}
      {[...given.columns].sort(unknownFirst).map(({ letter, heading, asks }) => (
        <View key={letter} className={`mapping__row${asks ? ' mapping__row--asks' : ''}`}>
          <View className='words'>
            <View>{heading || `${letter} 列`}</View>
            <View className='note second'>{sayColumn(letter, heading, asks)}</View>
          </View>
          <Choose
            label='用作'
            spoken={`${heading || `${letter} 列`}用作`}
            options={options}
            value={fields[letter] ?? 'ignore'}
            onChoose={(field) => setFields({ ...fields, [letter]: field })}
          />
        </View>
      ))}
      {tried && untold > 0 ? (
        <Banner tone='bad' urgent>
          还有 {untold} 列没有选。不需要的列请选“不用这一列”。
        </Banner>
      ) : null}
      <View className='staged__ways'>
        <Button look='primary' busy={busy} onPress={done}>
          按这样继续
        </Button>
        <Button look='text' onPress={onCancel}>
          {cancelWords}
        </Button>
      </View>
    </View>
  )
}

function sayColumn(letter: string, heading: string, asks: boolean): string {
  const place = heading ? `${letter} 列` : '没有列名'
  return asks ? `${place}，里面像是号码或离职情况，请说明` : place
}
