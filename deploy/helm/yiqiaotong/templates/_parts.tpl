{{- define "yiqiaotong.labels" -}}
app.kubernetes.io/name: yiqiaotong
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "yiqiaotong.image" -}}
{{- $tag := .root.Values.image.tag | default .root.Chart.AppVersion -}}
{{ .name }}{{ if hasPrefix "sha256:" $tag }}@{{ else }}:{{ end }}{{ $tag }}
{{- end }}

{{- define "yiqiaotong.pod" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.image.pullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "yiqiaotong.container" -}}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "yiqiaotong.environment" -}}
- {name: POD_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
- {name: YIQIAOTONG_ACTIONS_AT, value: "http://$(POD_IP):8000"}
- {name: YIQIAOTONG_PUBLIC_URL, value: {{ printf "https://%s" .Values.host | quote }}}
- {name: YIQIAOTONG_PROXIES, value: "1"}
- {name: YIQIAOTONG_BOT_URLS, value: {{ printf "http://%s-bot:5005" .Release.Name | quote }}}
- {name: YIQIAOTONG_REDIS_URL, value: {{ .Values.redisUrl | quote }}}
- {name: YIQIAOTONG_STORAGE_URL, value: {{ .Values.storage.url | quote }}}
- {name: YIQIAOTONG_STORAGE_ENDPOINT, value: {{ .Values.storage.endpoint | quote }}}
- {name: YIQIAOTONG_STORAGE_REGION, value: {{ .Values.storage.region | quote }}}
{{- if .Values.seal.secretName }}
- {name: YIQIAOTONG_SEAL_CERTIFICATE, value: /seal/certificate.pem}
- {name: YIQIAOTONG_SEAL_KEY, value: /seal/key.pem}
{{- end }}
{{- range $name := list "database_url" "tracker_url" "keys_url" "bot_token" "secret_key" "audit_key" "data_key" "metrics_token" }}
- {name: YIQIAOTONG_{{ upper $name }}_FILE, value: /secrets/{{ $name }}}
{{- end }}
{{- range $name := list "storage_key" "storage_secret" }}
- {name: YIQIAOTONG_{{ upper $name }}_FILE, value: /secrets/{{ $name }}}
{{- end }}
{{- range $name, $value := .Values.settings }}
- {name: YIQIAOTONG_{{ $name }}, value: {{ $value | toString | quote }}}
{{- end }}
{{- range $name, $key := .Values.secretSettings }}
- {name: YIQIAOTONG_{{ $name }}_FILE, value: /secrets/{{ $key }}}
{{- end }}
{{- end }}

{{- define "yiqiaotong.mounts" -}}
- {name: secrets, mountPath: /secrets, readOnly: true}
- {name: data, mountPath: /data}
- {name: scratch, mountPath: /tmp}
{{- if .Values.seal.secretName }}
- {name: seal, mountPath: /seal, readOnly: true}
{{- end }}
{{- end }}

{{- define "yiqiaotong.volumes" -}}
- {name: secrets, secret: {secretName: {{ .Values.secretName }}, defaultMode: 0440}}
- {name: data, persistentVolumeClaim: {claimName: {{ .Values.data.existingClaim | default (printf "%s-data" .Release.Name) }}}}
- {name: scratch, emptyDir: {}}
{{- if .Values.seal.secretName }}
- {name: seal, secret: {secretName: {{ .Values.seal.secretName }}, defaultMode: 0440}}
{{- end }}
{{- end }}
