-- As V220, with the name of the source of the record that was called.
CREATE OR REPLACE FUNCTION announce_calls(clients uuid[], attempts uuid[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO outbox_event (id, client_id, key, type, data)
    SELECT gen_random_uuid(), numbered.client_id, CAST(gen_random_uuid() AS text), 'calls.made',
           jsonb_build_object('version', nextval('chain_version'), 'calls', jsonb_agg(jsonb_build_object(
               'id', numbered.id, 'chainId', numbered.chain_id, 'campaignId', numbered.campaign_id, 'calledAt', numbered.taken_at,
               'disposition', call_result_word(numbered.call_result), 'durationSeconds', numbered.duration_s, 'sourceName', numbered.source_name) ORDER BY numbered.n))
      FROM (SELECT call.*, row_number() OVER (PARTITION BY call.client_id ORDER BY call.id) AS n
              FROM unnest(clients, attempts) AS named (client_id, attempt_id)
             CROSS JOIN LATERAL (SELECT attempt.client_id, attempt.id, attempt.chain_id, attempt.campaign_id, attempt.taken_at, attempt.call_result, attempt.duration_s,
                                        (SELECT source.name FROM outbound_record AS record
                                           JOIN source ON source.client_id = record.client_id AND source.id = record.source_id
                                          WHERE record.client_id = attempt.client_id AND record.handle = attempt.handle) AS source_name
                                   FROM attempt WHERE attempt.client_id = named.client_id AND attempt.id = named.attempt_id
                                    AND attempt.ended_at IS NOT NULL AND attempt.dialled AND attempt.phone_key NOT LIKE '#%' OFFSET 0) AS call) AS numbered
     GROUP BY numbered.client_id, (numbered.n - 1) / 500;
END
$$;
