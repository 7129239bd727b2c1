import type { ServerAddress } from '@/lib/serverAddress';

/** Builds the collection where this project's sources are, and installs it with what it needs. */
export const INSTALL_COLLECTION = `cd ansible/patchmon/dynamic_inventory
ansible-galaxy collection build
ansible-galaxy collection install patchmon-dynamic_inventory-*.tar.gz
pip install -r requirements.txt`;

/** Name of the file that asks PatchMon for the inventory. */
export const INVENTORY_FILE = 'patchmon_inventory.yml';

/** The inventory; key and secret come from the environment, so that the file may be shared. */
export function inventoryFile({ api, unchecked }: ServerAddress): string {
  return `---
plugin: patchmon.dynamic_inventory
api_url: ${api}/api/hosts/
api_key: "{{ lookup('env', 'PATCHMON_API_KEY') }}"
api_secret: "{{ lookup('env', 'PATCHMON_API_SECRET') }}"
verify_ssl: ${unchecked ? 'false' : 'true'}
`;
}

/** Sets the variables that the inventory reads. */
export function exportCredential(key: string, secret: string): string {
  return `export PATCHMON_API_KEY=${key}\nexport PATCHMON_API_SECRET=${secret}`;
}

/** Makes the inventory the one that is used when none is named. */
export const ANSIBLE_CFG = `[defaults]
inventory = ${INVENTORY_FILE}
[inventory]
enable_plugins = patchmon.dynamic_inventory.dynamic_inventory
`;

/** Shows what the plugin makes of the fleet. */
export const LIST_INVENTORY = `ansible-inventory -i ${INVENTORY_FILE} --list`;

/** A playbook that only asks every host whether Ansible can work there. */
export const PING_PLAYBOOK = `---
- name: Test connectivity to all hosts
  hosts: all
  gather_facts: no
  tasks:
    - name: Ping hosts
      ansible.builtin.ping:
`;

/** Everyday commands: all hosts, a playbook, the hosts of one group. */
export const USES = [
  `ansible all -i ${INVENTORY_FILE} -m ping`,
  `ansible-playbook -i ${INVENTORY_FILE} ping.yml`,
  `ansible-playbook -i ${INVENTORY_FILE} ping.yml --limit production`,
];
