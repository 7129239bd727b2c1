import { useTranslation } from 'react-i18next';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { basicCredentials, encodeByHand, homepageConfig, homepageTest } from '../commands/homepage';
import { Part } from './Part';

interface HomepageWidgetProps {
  /** Without its secret the credentials are encoded by hand. */
  token: { token_key: string; token_secret?: string };
}

/** What GetHomepage needs: the encoded credentials and the whole widget around them. */
export function HomepageWidget({ token }: HomepageWidgetProps) {
  const { t } = useTranslation('integrations');
  const server = useServerAddress();
  const { token_key: key, token_secret: secret } = token;
  const credentials = secret ? basicCredentials(key, secret) : 'BASE64_CREDENTIALS';
  return (
    <>
      <Part name={t('created.base64')} hint={t('created.base64Hint')}>
        <CommandBlock
          value={secret ? credentials : encodeByHand(key)}
          label={t('created.base64')}
        />
      </Part>
      <Part name={t('created.widget')} hint={t('created.widgetHint')}>
        <CommandBlock
          value={homepageConfig(server, credentials)}
          label={t('created.widget')}
          action={t('created.copyConfig')}
        />
      </Part>
      <Part name={t('created.try')} hint={t('created.homepageTestHint')}>
        <CommandBlock value={homepageTest(server, credentials)} label={t('created.try')} />
      </Part>
    </>
  );
}
