-- Enrollment-service is told of each call that was made, once it is over and again if more becomes known of it (ADR
-- 58): one event for up to 500 calls of a statement.

-- As CallResult spells them; a test compares both.
CREATE FUNCTION call_result_word(call_result smallint) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (ARRAY['Ok', 'Transferred', 'Conferenced', 'GeneralError', 'SystemError', 'RemoteRelease', 'Busy', 'NoAnswer', 'SITDetected', 'AnsweringMachine', 'AllTrunksBusy',
                  'SITInvalidNum', 'SITVacantCode', 'SITIntercept', 'SITUnknownCallState', 'SITNoCircuit', 'SITReorder', 'FaxDetected', 'QueueFull', 'Cleared', 'Overflowed',
                  'Abandoned', 'Redirected', 'Forwarded', 'Consult', 'PickedUp', 'Dropped', 'DroppedOnNoAnswer', 'Unknown', 'Covered', 'ConverseOn', 'Bridged', 'Silence',
                  'Answer', 'NUTone', 'NoDialTone', 'NoProgress', 'NoRingBackTone', 'NoEstablishedDetected', 'PagerDetected', 'WrongParty', 'DialError', 'CallDropError',
                  'SwitchError', 'NoPortAvailable', 'TransferError', 'Stale', 'AgentCallBackError', 'GroupCallBackError', 'Deafened', 'Held', 'DoNotCall', 'CancelRecord',
                  'WrongNumber'])[call_result + 1];

CREATE FUNCTION attempts_changed() RETURNS trigger
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO outbox_event (id, client_id, key, type, data)
    SELECT gen_random_uuid(), numbered.client_id, CAST(gen_random_uuid() AS text), 'calls.made',
           jsonb_build_object('version', nextval('chain_version'), 'calls', jsonb_agg(jsonb_build_object(
               'id', numbered.id, 'chainId', numbered.chain_id, 'campaignId', numbered.campaign_id, 'calledAt', numbered.taken_at,
               'disposition', call_result_word(numbered.call_result), 'durationSeconds', numbered.duration_s) ORDER BY numbered.n))
      FROM (SELECT call.*, row_number() OVER (PARTITION BY call.client_id ORDER BY call.id) AS n
              FROM (SELECT client_id, id, chain_id, campaign_id, taken_at, call_result, duration_s FROM after
                     WHERE ended_at IS NOT NULL AND dialled AND phone_key NOT LIKE '#%'
                    EXCEPT SELECT client_id, id, chain_id, campaign_id, taken_at, call_result, duration_s FROM before
                     WHERE ended_at IS NOT NULL AND dialled) AS call) AS numbered
     GROUP BY numbered.client_id, (numbered.n - 1) / 500;
    RETURN NULL;
END
$$;

CREATE TRIGGER attempt_changed AFTER UPDATE ON attempt
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION attempts_changed();
