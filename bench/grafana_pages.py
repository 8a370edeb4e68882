"""Pages of the dashboards: an overview, the conversation, the partners, the jobs."""

from __future__ import annotations

from bench.grafana_panels import Page, Panel

HERE = 'job="yiqiaotong", instance=~"$instance"'
OVER = "$__rate_interval"
WELL = 'state="well"'
REMINDERS = 'topic=~".+remind|hearing.limit|hearing.window"'


def share(histogram: str, part: float, by: str = "", where: str = "") -> str:
    """Return the expression of the time within which that part of what a histogram counts came to its end."""
    grouped = ", ".join(("le", *([by] if by else [])))
    labels = f"{HERE}, {where}" if where else HERE
    return f"histogram_quantile({part}, sum by ({grouped}) (rate({histogram}_bucket{{{labels}}}[{OVER}])))"


def per_second(counter: str, by: str, where: str = "") -> str:
    """Return the expression of how often something happens."""
    labels = f"{HERE}, {where}" if where else HERE
    return f"sum by ({by}) (rate({counter}{{{labels}}}[{OVER}]))"


def now(gauge: str, by: str, where: str = "") -> str:
    """Return the expression of a number that every process tells of the same thing."""
    labels = f"{HERE}, {where}" if where else HERE
    return f"max by ({by}) ({gauge}{{{labels}}})"


OVERVIEW = Page("overview", "Overview", (
    Panel("Alerts", (('count(ALERTS{alertstate="firing", job="yiqiaotong"}) or vector(0)', ""),), kind="stat", width=4,
          alarm=1),
    Panel("Services that answer", ((f"sum(up{{{HERE}}})", ""),), kind="stat", width=4),
    Panel("Bots that are well", ((f"sum({now('yiqiaotong_bot_state', 'bot', WELL)})", ""),), kind="stat", width=4),
    Panel("Longest wait for an answer", ((now("yiqiaotong_queue_age_seconds", "queue", 'queue="inbox"'), ""),), "s",
          "stat", 4, alarm=30),
    Panel("Work given up", ((f'sum({now("yiqiaotong_outbox_dead", "topic")})', ""),), kind="stat", width=4, alarm=1),
    Panel("Database", ((f"min(yiqiaotong_database_up{{{HERE}}})", ""),), "bool_yes_no", "stat", 4),
    Panel("Messages", ((per_second("yiqiaotong_messages_in_total", "channel"), "in {{channel}}"),
                       (per_second("yiqiaotong_messages_out_total", "channel"), "out {{channel}}")), "ops"),
    Panel("Time to an answer", ((share("yiqiaotong_turn_seconds", 0.5), "half"),
                                (share("yiqiaotong_turn_seconds", 0.95), "95 of 100")), "s", alarm=4.3),
    Panel("Requests by status", ((per_second("yiqiaotong_http_request_seconds_count", "status"), "{{status}}"),),
          "reqps"),
    Panel("Slowest addresses", ((f'topk(8, {share("yiqiaotong_http_request_seconds", 0.95, "route")})', "{{route}}"),),
          "s", width=12),
    Panel("Event loop comes back late by", ((share("yiqiaotong_event_loop_lag_seconds", 0.9, "instance"),
                                             "{{instance}}"),), "s", width=6, alarm=0.5),
    Panel("Work that waits for a thread", ((f"yiqiaotong_threads_waiting{{{HERE}}} > 0", "{{instance}} {{of}}"),),
          width=6, alarm=50),
    Panel("Connections in use", ((f'yiqiaotong_database_connections{{{HERE}, state="in_use"}}',
                                  "{{instance}} {{database}}"),), width=6),
    Panel("Waiting for a connection", ((share("yiqiaotong_database_wait_seconds", 0.95, "instance"),
                                        "{{instance}}"),), "s", width=6),
    Panel("Memory", ((f"process_resident_memory_bytes{{{HERE}}}", "{{instance}}"),), "bytes", width=6),
    Panel("Processors", ((f"rate(process_cpu_seconds_total{{{HERE}}}[{OVER}])", "{{instance}}"),), width=6),
    Panel("Room on the disk", ((f"yiqiaotong_disk_free_bytes{{{HERE}}} / yiqiaotong_disk_size_bytes{{{HERE}}}",
                                "{{instance}}"),), "percentunit"),
    Panel("Facts past their day of review", ((now("yiqiaotong_facts_overdue", "table"), "{{table}}"),), width=6),
    Panel("Clock ahead of the database's", ((f"yiqiaotong_clock_offset_seconds{{{HERE}}}", "{{instance}}"),), "s"),
    Panel("What runs", ((f"yiqiaotong_build_info{{{HERE}}}", ""), (f"yiqiaotong_schema_info{{{HERE}}}", ""),
                        (f"yiqiaotong_bot_model_info{{{HERE}}}", ""), (f"yiqiaotong_time_zones{{{HERE}}}", "")),
          kind="table"),
))  # fmt: skip

CONVERSATION = Page("conversation", "Conversation", (
    Panel("Messages that wait", ((now("yiqiaotong_queue_depth", "queue", 'queue="inbox"'), "inbox"),)),
    Panel("Longest wait", ((now("yiqiaotong_queue_age_seconds", "queue", 'queue="inbox"'), "inbox"),), "s", alarm=30),
    Panel("Turns by how they ended", ((per_second("yiqiaotong_turn_seconds_count", "outcome"), "{{outcome}}"),
                                      (per_second("yiqiaotong_turn_setbacks_total", "why"), "again: {{why}}")), "ops"),
    Panel("Time to an answer, by channel", ((share("yiqiaotong_turn_seconds", 0.95, "channel"), "{{channel}}"),), "s",
          alarm=4.3),
    Panel("Bots", ((now("yiqiaotong_bot_state", "bot, state"), "{{bot}} {{state}}"),)),
    Panel("Turns in each bot's hands", ((f"sum by (bot) (yiqiaotong_bot_calls_under_way{{{HERE}}})", "{{bot}}"),)),
    Panel("Time a bot takes", ((share("yiqiaotong_bot_call_seconds", 0.5, "bot"), "{{bot}} half"),
                               (share("yiqiaotong_bot_call_seconds", 0.95, "bot"), "{{bot}} 95 of 100")), "s"),
    Panel("Calls of bots by how they ended", ((per_second("yiqiaotong_bot_call_seconds_count", "bot, outcome"),
                                               "{{bot}} {{outcome}}"),), "ops"),
    Panel("Messages set aside", ((f"sum(increase(yiqiaotong_messages_set_aside_total{{{HERE}}}[1h]))", "in an hour"),),
          alarm=1),
    Panel("Deliveries that failed", ((per_second("yiqiaotong_delivery_failures_total", "channel, reason"),
                                      "{{channel}} {{reason}}"),), "ops"),
    Panel("Delivered to us again", ((per_second("yiqiaotong_duplicates_dropped_total", "channel"), "{{channel}}"),),
          "ops"),
    Panel("Calls without a signature", ((per_second("yiqiaotong_signature_failures_total", "channel"),
                                         "{{channel}}"),), "ops"),
))  # fmt: skip

PARTNERS = Page("partners", "Partners", (
    Panel("Calls not answered in a row", ((now("yiqiaotong_partner_failed_in_a_row", "partner"), "{{partner}}"),),
          width=12, alarm=2),
    Panel("Since it last answered", (
        (f'time() - ({now("yiqiaotong_partner_answered_at_seconds", "partner")} > 0)', "{{partner}}"),), "s", width=12),
    Panel("Since it last did not", (
        (f'time() - ({now("yiqiaotong_partner_failed_at_seconds", "partner")} > 0)', "{{partner}}"),), "s", width=12),
    Panel("Calls by how they ended", ((per_second("yiqiaotong_partner_call_seconds_count", "partner, outcome"),
                                       "{{partner}} {{outcome}}"),), "ops", width=12),
    Panel("Time a partner takes", ((share("yiqiaotong_partner_call_seconds", 0.5, "partner"), "{{partner}} half"),
                                   (share("yiqiaotong_partner_call_seconds", 0.95, "partner"),
                                    "{{partner}} 95 of 100")), "s", width=12, alarm=1.5),
    Panel("Time by operation", (
        (f'{per_second("yiqiaotong_partner_operation_seconds_sum", "partner, operation")} / '
         f'{per_second("yiqiaotong_partner_operation_seconds_count", "partner, operation")}',
         "{{partner}} {{operation}}"),), "s", width=12),
    Panel("Requests that wait for a partner", (
        (now("yiqiaotong_queue_depth", "queue", 'queue=~"outbox:.+", queue!="outbox:deliver"'), "{{queue}}"),),
        width=12),
))  # fmt: skip

JOBS = Page("jobs", "Jobs", (
    Panel("Jobs due", ((now("yiqiaotong_queue_depth", "queue", 'queue=~"outbox:.+"'), "{{queue}}"),), alarm=200),
    Panel("How long the oldest has been due", ((now("yiqiaotong_queue_age_seconds", "queue", 'queue=~"outbox:.+"'),
                                                "{{queue}}"),), "s"),
    Panel("Work given up", ((f'{now("yiqiaotong_outbox_dead", "topic")} > 0', "{{topic}}"),), alarm=1),
    Panel("Attempts by how they ended", ((per_second("yiqiaotong_job_seconds_count", "topic, outcome"),
                                          "{{topic}} {{outcome}}"),), "ops", width=12),
    Panel("Time an attempt takes", ((share("yiqiaotong_job_seconds", 0.95, "topic"), "{{topic}}"),), "s", width=12),
    Panel("Attempts a job takes", (
        (f'{per_second("yiqiaotong_job_attempts_sum", "topic")} / '
         f'{per_second("yiqiaotong_job_attempts_count", "topic")}', "{{topic}}"),)),
    Panel("Given up in an hour", ((f"sum by (topic) (increase(yiqiaotong_jobs_given_up_total{{{HERE}}}[1h])) > 0",
                                   "{{topic}}"),), alarm=1),
    Panel("How late reminders are", ((share("yiqiaotong_job_lateness_seconds", 0.5, "topic", REMINDERS),
                                      "{{topic}} half"),
                                     (share("yiqiaotong_job_lateness_seconds", 0.99, "topic", REMINDERS),
                                      "{{topic}} 99 of 100")), "s", alarm=60),
    Panel("How old the looks are", ((f"yiqiaotong_look_age_seconds{{{HERE}}}", "{{instance}} {{look}}"),), "s",
          alarm=20),
))  # fmt: skip

PAGES = (OVERVIEW, CONVERSATION, PARTNERS, JOBS)
