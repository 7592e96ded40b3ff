import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { UploadScreen } from '../features/import/upload-screen.tsx'

export default function UploadPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <UploadScreen id={id} />
    </SignedIn>
  )
}
