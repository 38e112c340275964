import { useState } from 'react';
import type { AccountView, TicketCard } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { inOneHour, tomorrowMorning } from '../reminders/groups';
import { healthOf } from '../shell/account-state';
import { showPerson } from '../shell/place';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { FailureNote, type FailureView } from '../ui/failure-note';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { Approvers } from './approvers';
import { AskAgain } from './ask-again';
import { Comment } from './comment';
import { dropDraft, openDraft, useDraft, type Verb } from './drafts';
import { Facts } from './facts';
import { beforeItStarts } from './not-now';
import { openInBrowser } from './open-in-browser';
import { RejectForm } from './reject-form';
import { TeamTimeline } from './team-timeline';

interface OpenCardProps {
  readonly card: TicketCard;
  readonly rowKey: string;
  readonly account: AccountView | undefined;
  /** The request is no longer what was decided on. */
  readonly changed: boolean;
  readonly tabIndex: number;
  /** Id of the ask, which says what the buttons are about. */
  readonly describedBy: string;
  readonly onFormClosed: () => void;
}

/** Verbs that turn something down: they are outlined, and take a reason. */
const turningDown: readonly Verb[] = ['reject', 'decline', 'return'];
const buttonsShown = 2;

/** What waits for a decision: what a fair one needs, and the buttons. */
export function OpenCard({
  card,
  rowKey,
  account,
  changed,
  tabIndex,
  describedBy,
  onFormClosed,
}: OpenCardProps) {
  const words = useWords();
  const { reasonOnReject } = useSlice('settings');
  const draft = useDraft(rowKey);
  const [busy, setBusy] = useState(false);
  const [details, setDetails] = useState(false);
  /** A verb that was pressed and is asked about once more. */
  const [asked, setAsked] = useState<Verb>();
  const [failure, setFailure] = useState<FailureView>();
  const { ticket, accountId } = card;
  const { personId } = ticket.requester;
  const steps = card.approval?.steps ?? [];
  const { online } = useSlice('desktop');
  const stale = account !== undefined && healthOf(account, online) === 'stale';
  const asOf = stale ? account.lastSyncAt : undefined;
  const off = account?.quickDecisions === 'off';
  const verbs = off ? [] : ticket.verbs;
  const text = ticket.leave ? ticket.leave.comment : ticket.body;

  const decide = async (verb: Verb, reason?: string) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const outcome = await ask(
      bridge().decide({
        accountId,
        ticketId: ticket.id,
        ticketVersion: ticket.version,
        verb,
        ...(reason && { reason }),
      }),
    );
    setBusy(false);
    if (outcome?.ok) dropDraft(rowKey);
    else if (outcome) setFailure(outcome.failure);
  };
  const press = (verb: Verb) => {
    const asks = turningDown.includes(verb) || ticket.reasonNeeded.includes(verb);
    if (asks) openDraft(rowKey, verb);
    else if (ticket.confirmFirst?.includes(verb) && asked !== verb) setAsked(verb);
    else void decide(verb);
  };
  const open = () => void openInBrowser(card);
  const putOff = (until: number) => void ask(bridge().silence({ accountId, ticketId: ticket.id, until }));
  const before = ticket.leave && beforeItStarts(ticket.leave.from, Date.now());
  const notNow = [
    {
      label: words.t('inbox.notNow.hour'),
      icon: 'snooze' as const,
      onChoose: () => putOff(inOneHour(Date.now())),
    },
    {
      label: words.t('inbox.notNow.tomorrow'),
      icon: 'snooze' as const,
      onChoose: () => putOff(tomorrowMorning(Date.now())),
    },
    ...(before === undefined
      ? []
      : [{ label: words.t('inbox.notNow.before'), icon: 'snooze' as const, onChoose: () => putOff(before) }]),
  ];
  return (
    <>
      <Facts card={card} asOf={asOf} />
      {text && <Comment text={text} tabIndex={tabIndex} />}
      {details && (
        <div id={`details-${describedBy}`} className="details">
          {card.away && (
            <TeamTimeline
              accountId={accountId}
              ticketId={ticket.id}
              basis={`${ticket.version} ${JSON.stringify(card.away)}`}
            />
          )}
          {steps.length > 1 && <Approvers steps={steps} />}
        </div>
      )}
      {changed && (
        <p className="note amber">
          <Icon name="warning" />
          <span className="strong">{words.t('inbox.changed')}</span>
        </p>
      )}
      {off && ticket.verbs.length > 0 && <p className="quiet small">{words.t('inbox.quickOff')}</p>}
      {failure && <FailureNote failure={failure} tabIndex={tabIndex} />}
      {verbs.some((verb) => ticket.onlyHere?.includes(verb)) && (
        <p className="quiet small">{words.t('inbox.onlyHere', { system: account?.systemLabel ?? '' })}</p>
      )}
      {asked && (
        <AskAgain
          verb={asked}
          title={ticket.title}
          busy={busy}
          tabIndex={tabIndex}
          onYes={() => press(asked)}
          onNo={() => setAsked(undefined)}
        />
      )}
      {draft && !off ? (
        <RejectForm
          draftKey={rowKey}
          verb={draft.verb}
          reason={draft.reason}
          requester={ticket.requester.name}
          required={
            ticket.reasonNeeded.includes(draft.verb) ||
            (draft.verb === 'reject' && reasonOnReject === 'required')
          }
          phrases={account?.phrases ?? []}
          busy={busy}
          onSubmit={(reason) => void decide(draft.verb, reason)}
          onCancel={onFormClosed}
        />
      ) : (
        <div className="card-buttons">
          <span className="choices">
            {verbs.slice(0, buttonsShown).map((verb, index) => (
              <Button
                key={verb}
                look={index === 0 && !turningDown.includes(verb) ? 'filled' : 'outlined'}
                data-verb={verb}
                tabIndex={tabIndex}
                busy={busy && !turningDown.includes(verb)}
                aria-describedby={describedBy}
                onClick={() => press(verb)}
              >
                {words.t(`verb.${verb}`)}
              </Button>
            ))}
            {verbs.length === 0 && (
              <Button icon="browser" tabIndex={tabIndex} aria-describedby={describedBy} onClick={open}>
                {words.t('common.openInBrowser')}
              </Button>
            )}
            <Menu
              label={words.t('common.moreActions')}
              tabIndex={tabIndex}
              describedBy={describedBy}
              verb="later"
              items={[
                ...verbs.slice(buttonsShown).map((verb) => ({
                  label: words.t(`verb.${verb}`),
                  verb,
                  onChoose: () => press(verb),
                })),
                ...notNow,
                ...(personId === undefined
                  ? []
                  : [
                      {
                        label: words.t('inbox.contact'),
                        icon: 'people' as const,
                        onChoose: () => showPerson({ accountId, personId, ticketId: ticket.id }),
                      },
                    ]),
                ...(verbs.length === 0
                  ? []
                  : [{ label: words.t('common.openInBrowser'), icon: 'browser' as const, onChoose: open }]),
              ]}
            />
          </span>
          {(card.away || steps.length > 1) && (
            <span className="calendar-toggle">
              <Button
                look="plain"
                compact
                icon={details ? 'down' : 'leaf'}
                tabIndex={tabIndex}
                aria-expanded={details}
                aria-controls={details ? `details-${describedBy}` : undefined}
                aria-describedby={describedBy}
                onClick={() => setDetails(!details)}
              >
                {words.t(card.away ? 'inbox.timeline.show' : 'inbox.approvers')}
              </Button>
            </span>
          )}
        </div>
      )}
    </>
  );
}
