import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { Panel } from '@/ui/layout/Panel';
import { State } from '@/ui/state/State';
import { useTestProvider } from './api';
import classes from './sso.module.css';

/** Tries each step of a sign-in that needs no person. */
export function ProviderTest() {
  const { t, i18n } = useTranslation('settings');
  const test = useTestProvider();
  const step = (name: string) =>
    i18n.exists(`settings:sso.steps.${name}`) ? t(`sso.steps.${name as 'keys'}`) : name;
  return (
    <Panel
      title={t('sso.test')}
      hint={t('sso.testHint')}
      link={
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {t('sso.testNow')}
        </Button>
      }
    >
      {test.isError && <ErrorPanel error={test.error} />}
      <div role="status">
        {test.data && (
          <>
            <Text>{test.data.ok ? t('sso.testGood') : t('sso.testBad')}</Text>
            <ol className={classes.steps}>
              {test.data.steps.map(({ name, ok, detail }) => (
                <li key={name}>
                  <State code={ok ? 'done' : 'failed'} />
                  <span className={classes.step}>{step(name)}</span>
                  <span className={classes.detail}>{detail}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </Panel>
  );
}
