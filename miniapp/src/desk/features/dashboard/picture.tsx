import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'

type Props = {
  title: string
  note?: ReactNode
  /** How wide on a desk, of twelve. */
  span: 5 | 6 | 7 | 12
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  children: ReactNode
}

/** A picture with its numbers: one press turns it into a table. */
export function Picture({ title, note, span, heads, rows, children }: Props) {
  const [table, setTable] = useState(false)
  return (
    <View className={`card board__${span} picture`}>
      <View className='card__head'>
        <View className='card__title' role='heading' aria-level='2'>
          {title}
        </View>
        {note ? <View className='sub second'>{note}</View> : null}
      </View>
      {table ? (
        <DataTable
          caption={title}
          heads={heads}
          rows={rows.map((cells, place) => ({ key: `${place} ${cells[0]}`, cells }))}
          numbers
        />
      ) : (
        children
      )}
      <View className='picture__turn'>
        <Button
          look='text'
          small
          icon={table ? 'chart' : 'list'}
          label={table ? `${title}：看图` : `${title}：看表格`}
          onPress={() => setTable(!table)}
        >
          {table ? '看图' : '看表格'}
        </Button>
      </View>
    </View>
  )
}
