import { useTranslation } from 'react-i18next';
import type { CreatedToken } from '@/lib/api/types';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { basicCredentials, homepageConfig, homepageTest } from '../commands/homepage';
import { Part } from './Part';

/** What GetHomepage needs: the encoded credentials and the whole widget around them. */
export function HomepageWidget({ token }: { token: CreatedToken }) {
  const { t } = useTranslation('integrations');
  const server = useServerAddress();
  const credentials = basicCredentials(token.token_key, token.token_secret);
  return (
    <>
      <Part name={t('created.base64')} hint={t('created.base64Hint')}>
        <CommandBlock value={credentials} label={t('created.base64')} />
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
