import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { CardScreen } from '../features/emergency/card-screen.tsx'

export default function CardPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <CardScreen id={id} />
    </SignedIn>
  )
}
