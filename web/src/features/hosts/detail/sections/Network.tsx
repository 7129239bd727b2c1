import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { Fact, Facts } from '@/ui/layout/Facts';
import { Panel } from '@/ui/layout/Panel';
import classes from './sections.module.css';

type Interface = HostDetail['interfaces'][number];

/** How the host is reached and what it reaches: routes, name servers, interfaces. */
export function Network({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  return (
    <div className={classes.panels}>
      <Panel title={t('network.reach')}>
        <Facts>
          <Fact label={t('network.hostname')}>{host.hostname}</Fact>
          <Fact label={t('network.ip')} mono>
            {host.ip}
          </Fact>
          <Fact label={t('network.gateway')} mono>
            {host.gateway_ip}
          </Fact>
          <Fact label={t('network.dns')} mono>
            {host.dns_servers.join(', ')}
          </Fact>
        </Facts>
      </Panel>
      <Panel title={t('network.interfaces')}>
        {host.interfaces.length === 0 && (
          <span className={classes.quiet}>{t('network.noInterfaces')}</span>
        )}
        {host.interfaces.map((each) => (
          <div key={each.name} className={classes.interface}>
            <InterfaceFacts interface={each} />
          </div>
        ))}
      </Panel>
    </div>
  );
}

/** "10.20.4.13/24", or the mask behind the address where it is written out. */
function withMask(address: string, netmask: string | null): string {
  if (!netmask) return address;
  return netmask.startsWith('/') ? `${address}${netmask}` : `${address} ${netmask}`;
}

function InterfaceFacts({ interface: link }: { interface: Interface }) {
  const { t } = useTranslation('host');
  const speed = link.link_speed && link.link_speed > 0 ? link.link_speed : null;
  return (
    <>
      <div className={classes.meterHead}>
        <span className={classes.address}>{link.name}</span>
        <span className={classes.quiet}>
          {[link.status, link.kind, speed && t('network.speed', { speed }), link.duplex]
            .filter(Boolean)
            .join(', ')}
        </span>
      </div>
      <Facts>
        {link.addresses.map(({ address, family, netmask }) => (
          <Fact key={address} label={family} mono>
            {withMask(address, netmask)}
          </Fact>
        ))}
        {link.mac_address && (
          <Fact label={t('network.mac')} mono>
            {link.mac_address}
          </Fact>
        )}
        {link.mtu !== null && <Fact label={t('network.mtu')}>{link.mtu}</Fact>}
      </Facts>
    </>
  );
}
