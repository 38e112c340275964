import { useEffect } from 'react';
import { failureWords } from '../../electron/bridge/words/failure-words';
import { listOf } from '../../electron/bridge/words/formats';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import {
  isApprovedWithOthers,
  isRejectedWithOthers,
  isSelectable,
  isWithoutConflict,
  sharingDays,
} from './bulk';
import { dropDraft, openDraft, useDraft } from './drafts';
import type { Row } from './listing';
import { RejectForm } from './reject-form';
import { pick, stopSelecting, unpick, useSelection } from './selection';
import { useBulk } from './use-bulk';
import './bulk-bar.css';

/** The reason that goes with all of them is kept like that of a row. */
const draftKey = 'several requests';

/** What can be done with the requests picked. Those with a conflict are approved one by one, by somebody who looked. */
export function BulkBar({ rows, onDone }: { readonly rows: readonly Row[]; readonly onDone: () => void }) {
  const words = useWords();
  const accounts = useSlice('accounts');
  const keys = useSelection((selection) => selection.keys);
  const draft = useDraft(draftKey);
  const { busy, failures, decide } = useBulk();
  const selectable = rows.filter((row) => isSelectable(row, accounts));
  const picked = selectable.filter(({ key }) => keys.has(key)).map(({ card }) => card);
  const approved = picked.filter(isApprovedWithOthers);
  const rejected = picked.filter(isRejectedWithOthers);
  const wellKeys = selectable.filter(({ card }) => isWithoutConflict(card)).map(({ key }) => key);
  const allWell = wellKeys.length > 0 && wellKeys.every((key) => keys.has(key));
  const sharing = sharingDays(approved);
  const phrases = accounts.find(({ id }) => id === picked[0]?.accountId)?.phrases ?? [];
  useForget(rows, keys);

  const finish = (all: boolean) => {
    if (!all) return;
    stopSelecting();
    onDone();
  };
  const reject = async (reason: string) => {
    const all = await decide(rejected, 'reject', reason);
    if (all) dropDraft(draftKey);
    finish(all);
  };
  return (
    <section className="bulk-bar" aria-label={words.t('bulk.label')}>
      <div className="bulk-line">
        <p role="status">{words.t('bulk.picked', { count: picked.length })}</p>
        {wellKeys.length > 0 && (
          <Button look="plain" compact onClick={() => (allWell ? unpick(wellKeys) : pick(wellKeys))}>
            {words.t(allWell ? 'bulk.noneWell' : 'bulk.allWell', { count: wellKeys.length })}
          </Button>
        )}
      </div>
      {picked.length > approved.length && (
        <p className="fact amber">
          <Icon name="warning" />
          <span>{words.t('bulk.oneByOne', { count: picked.length - approved.length })}</span>
        </p>
      )}
      {sharing.length > 0 && (
        <p className="fact amber">
          <Icon name="warning" />
          <span>{words.t('bulk.sharing', { names: listOf(sharing, words) })}</span>
        </p>
      )}
      {failures.map(({ key, name, failure }) => (
        <p key={key} className="fact amber">
          <Icon name="warning" />
          <span>{words.t('bulk.failed', { name, what: failureWords(failure, words).what })}</span>
        </p>
      ))}
      {draft && rejected.length > 0 ? (
        <RejectForm
          draftKey={draftKey}
          verb="reject"
          reason={draft.reason}
          requester={words.t('bulk.everybody')}
          submitLabel={words.t('bulk.reject', { count: rejected.length })}
          required
          phrases={phrases}
          busy={busy}
          onSubmit={(reason) => void reject(reason)}
          onCancel={onDone}
        />
      ) : (
        <div className="card-buttons">
          <Button
            look="filled"
            data-verb="approve"
            busy={busy}
            aria-disabled={approved.length === 0}
            onClick={() => approved.length > 0 && void decide(approved, 'approve').then(finish)}
          >
            {words.t('bulk.approve', { count: approved.length })}
          </Button>
          <Button
            data-verb="reject"
            aria-disabled={rejected.length === 0}
            onClick={() => rejected.length > 0 && openDraft(draftKey, 'reject')}
          >
            {words.t('bulk.reject', { count: rejected.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What has left the list is not picked any more, should it come back. */
function useForget(rows: readonly Row[], keys: ReadonlySet<string>): void {
  useEffect(() => {
    const here = new Set(rows.filter(({ gone }) => !gone).map(({ key }) => key));
    const left = [...keys].filter((key) => !here.has(key));
    if (left.length > 0) unpick(left);
  }, [rows, keys]);
}
